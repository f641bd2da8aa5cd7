import type { TrialMarkers } from '@candid/accounts';
import type { Listener } from '@candid/db';
import {
  assertRunning,
  cancelGeneration,
  confirmDownload,
  MAX_PROMPT_LENGTH,
  openImage,
  openPreview,
  readAllowance,
  submitGeneration,
  type DownloadProof,
  type GenerationView,
  type OpenedImage,
  type SubmissionContext,
  type SubmissionInput,
} from '@candid/imaging';
import {
  AppError,
  isAppError,
  type GenerationId,
  type ImageId,
  type Milliseconds,
  type NetworkAddress,
  type SubjectId,
} from '@candid/kernel';
import { followStudio, type StudioEvent } from './follow-studio.ts';
import { offerOf, type ModelView } from './offer.ts';
import { chargeTrial, FREE_IMAGES } from './trial.ts';
import { readShown } from './visits/within-visit.ts';

/** Everything the studio page shows at once. */
export interface StudioView {
  readonly generations: readonly GenerationView[];
  readonly models: readonly ModelView[];
  readonly limits: {
    readonly imagesPerRequest: number;
    readonly maxPromptLength: number;
    /** Pictures this session may still make in the running window. */
    readonly left: number;
    /** When the next picture may be made once none is left; null until then. */
    readonly freesAt: string | null;
    readonly lifetimeMs: number;
    /** The window `left` counts in: what lies further back counts no more. */
    readonly windowMs: number;
    /** The pictures that somebody without an account has free; null for everybody else. */
    readonly free: number | null;
  };
  readonly stopped: boolean;
  readonly serverTime: string;
}

/** What was taken in, and how many pictures may still be made after it. */
export interface Submitted {
  readonly submissionId: string;
  readonly generations: readonly GenerationView[];
  readonly left: number;
}

/** Somebody without an account, where the policy gives them a free picture for each network address (CR-08). */
export interface Guest {
  /** Null where nobody vouches for one. */
  readonly address: NetworkAddress | null;
}

/** What the web app can do with pictures, each for one subject: a foreign id gets the answer of an unknown one. */
export interface StudioApi {
  overview(subjectId: SubjectId, guest: Guest | null): Promise<StudioView>;
  submit(subjectId: SubjectId, input: SubmissionInput, guest: Guest | null): Promise<Submitted>;
  cancel(subjectId: SubjectId, generationId: GenerationId): Promise<GenerationView>;
  events(
    subjectId: SubjectId,
    from: { readonly afterId: string | null; readonly signal: AbortSignal },
  ): AsyncIterable<{ id: string; event: StudioEvent }>;
  preview(
    subjectId: SubjectId,
    generationId: GenerationId,
  ): Promise<{ bytes: AsyncIterable<Uint8Array>; mime: OpenedImage['mime']; index: number }>;
  image(subjectId: SubjectId, imageId: ImageId): Promise<OpenedImage>;
  /** Ends a picture once its owner has it, where the policy says so. @throws AppError `download_incomplete`, `not_found` */
  taken(subjectId: SubjectId, imageId: ImageId, proof: DownloadProof): Promise<GenerationView>;
}

interface Looking {
  readonly subjectId: SubjectId;
  readonly free: number | null;
  readonly span: Milliseconds | null;
}

const overview = async (ctx: SubmissionContext, { subjectId, free, span }: Looking): Promise<StudioView> => {
  const stopped = await assertRunning(ctx.db).then(
    () => false,
    (error: unknown) => {
      if (isAppError(error, 'stopped_by_operator')) return true;
      throw error;
    },
  );
  const now = ctx.clock.now();
  const { left, freesAt } = await readAllowance(ctx, subjectId);
  const { generations, lifetimeMs } = await readShown(ctx, { subjectId, span });
  return {
    generations,
    models: offerOf(ctx.models, { now, maxReferences: ctx.rules.maxReferences }),
    limits: {
      imagesPerRequest: ctx.rules.imagesPerRequest,
      maxPromptLength: MAX_PROMPT_LENGTH,
      left,
      freesAt: freesAt?.toISOString() ?? null,
      lifetimeMs,
      windowMs: ctx.rules.generationsPerSession.per,
      free,
    },
    stopped,
    serverTime: now.toISOString(),
  };
};

const one = async (
  ctx: SubmissionContext,
  { subjectId, span }: Omit<Looking, 'free'>,
  id: GenerationId,
): Promise<GenerationView> => {
  const {
    generations: [view],
  } = await readShown(ctx, { subjectId, ids: [id], span });
  if (!view) throw new AppError('not_found');
  return view;
};

/** What a guest may order at once is what they have free. */
const guestContext = (ctx: SubmissionContext): SubmissionContext => ({
  ...ctx,
  rules: { ...ctx.rules, imagesPerRequest: FREE_IMAGES },
});

export interface StudioParts {
  /** Hears `GENERATION_CHANNEL`. */
  readonly listener: Listener;
  /** Null where the policy knows no free picture: then there are no guests. */
  readonly trial: TrialMarkers | null;
  /** How long a visitor's pictures are there at the longest, see `visitSpan`. */
  readonly span: Milliseconds | null;
}

/** The studio over one context. */
export const createStudio = (ctx: SubmissionContext, { listener, trial, span }: StudioParts): StudioApi => ({
  overview: (subjectId, guest) =>
    guest && trial
      ? overview(guestContext(ctx), { subjectId, free: FREE_IMAGES, span })
      : overview(ctx, { subjectId, free: null, span }),
  submit: async (subjectId, input, guest) => {
    const ids =
      guest && trial
        ? await submitGeneration(guestContext(ctx), { subjectId, input, charge: await chargeTrial(trial, guest) })
        : await submitGeneration(ctx, { subjectId, input });
    const [{ generations }, { left }] = await Promise.all([
      readShown(ctx, { subjectId, ids, span }),
      readAllowance(ctx, subjectId),
    ]);
    return { submissionId: input.clientKey, generations, left };
  },
  cancel: async (subjectId, generationId) => {
    await cancelGeneration(ctx, { subjectId, generationId });
    return one(ctx, { subjectId, span }, generationId);
  },
  events: (subjectId, from) => followStudio(ctx, { listener, subjectId, ...from, span }),
  preview: (subjectId, generationId) => openPreview(ctx, { subjectId, generationId }),
  image: (subjectId, imageId) => openImage(ctx, { subjectId, imageId }),
  taken: async (subjectId, imageId, proof) => {
    await confirmDownload(ctx, { subjectId, imageId, proof });
    const { generations } = await readShown(ctx, { subjectId, span });
    const found = generations.find(({ image }) => image?.id === imageId);
    if (!found) throw new AppError('not_found');
    return found;
  },
});
