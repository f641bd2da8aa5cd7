import type { Moderation, ModerationCreateResponse } from 'openai/resources/moderations';
import sharp from 'sharp';
import { sendJson, untilClientLeaves, type Call } from '../call.ts';
import { badParameter } from './failure.ts';
import { modelNotFound, rateLimited, serverError } from './failures.ts';
import { readText, refuseUnknown, type RawParameters } from './fields.ts';
import { parseJsonBody } from './json-body.ts';
import { readDataUrl } from './data-url.ts';
import { MODERATION_MODELS } from './models.ts';
import { CATEGORIES, CATEGORY_NAMES, flaggedInText, isMarkerColour, type Category } from './moderation-rules.ts';

/** One thing to classify: texts and pictures that are judged together. */
interface Item {
  texts: string[];
  images: Buffer[];
}

const MAX_IMAGE_BYTES = 20_000_000;

const readPart = (part: unknown): Item => {
  const { type, text, image_url: image } = (part ?? {}) as { type?: unknown; text?: unknown; image_url?: { url?: unknown } };
  if (type === 'text' && typeof text === 'string') return { texts: [text], images: [] };
  if (type === 'image_url' && typeof image?.url === 'string') {
    return { texts: [], images: [readDataUrl(image.url, { param: 'input', maxBytes: MAX_IMAGE_BYTES })] };
  }
  throw badParameter('input', 'invalid_value', "Invalid value for 'input': expected parts of type 'text' or 'image_url'.");
};

const readItems = (raw: RawParameters): Item[] => {
  const { input } = raw;
  if (input === undefined || input === null) {
    throw badParameter('input', 'missing_required_parameter', "Missing required parameter: 'input'.");
  }
  if (typeof input === 'string') return [{ texts: [input], images: [] }];
  if (!Array.isArray(input) || input.length === 0) {
    throw badParameter('input', 'invalid_type', "Invalid type for 'input': expected a string or a non-empty array.");
  }
  if (input.every((one) => typeof one === 'string')) return input.map((text) => ({ texts: [text], images: [] }));
  const parts = input.map(readPart);
  return [{ texts: parts.flatMap(({ texts }) => texts), images: parts.flatMap(({ images }) => images) }];
};

const isMarked = async (image: Buffer): Promise<boolean> => {
  const { channels } = await sharp(image).toColourspace('srgb').removeAlpha().stats();
  const [r, g, b] = channels;
  return r !== undefined && isMarkerColour({ r: r.mean, g: (g ?? r).mean, b: (b ?? r).mean });
};

const byCategory = <T>(value: (category: Category) => T): Record<Category, T> =>
  Object.fromEntries(CATEGORY_NAMES.map((name) => [name, value(name)])) as Record<Category, T>;

const judge = async ({ texts, images }: Item): Promise<Moderation> => {
  const inText = flaggedInText(texts.join('\n'));
  const marks = await Promise.all(
    images.map((image) =>
      isMarked(image).catch(() => {
        throw badParameter('input', 'invalid_image', 'The image could not be decoded.');
      }),
    ),
  );
  const inImage: ReadonlySet<Category> = new Set(marks.includes(true) ? ['sexual'] : []);
  const flagged = byCategory((category) => inText.has(category) || inImage.has(category));
  const applied = byCategory((category) => [
    ...(texts.length > 0 ? ['text' as const] : []),
    ...(images.length > 0 && CATEGORIES[category].image ? ['image' as const] : []),
  ]);
  return {
    flagged: Object.values(flagged).includes(true),
    categories: flagged,
    category_scores: byCategory((category) => (flagged[category] ? 0.98 : 0.0001)),
    category_applied_input_types: applied as Moderation.CategoryAppliedInputTypes,
  };
};

/** POST /v1/moderations */
export const moderations = async (call: Call): Promise<void> => {
  const raw = parseJsonBody(call.body);
  refuseUnknown(raw, ['input', 'model']);
  const model = readText(raw, 'model') ?? MODERATION_MODELS[0];
  if (!MODERATION_MODELS.some((known) => known === model)) throw modelNotFound(model);
  const items = readItems(raw);
  const text = items.flatMap(({ texts }) => texts).join('\n');
  const faults = call.sandbox.faults.forCall('moderations', text, call.bodyHash);
  if (faults.has('moderation-hang')) await untilClientLeaves(call.signal);
  if (faults.has('moderation-down')) throw serverError(503);
  if (faults.has('moderation-429')) throw rateLimited(model, faults.get('moderation-429') ?? 1_200);
  const answer = {
    id: `modr-${call.bodyHash.slice(0, 24)}`,
    model: 'omni-moderation-latest',
    results: await Promise.all(items.map(judge)),
  } satisfies ModerationCreateResponse;
  sendJson(call, 200, answer);
};
