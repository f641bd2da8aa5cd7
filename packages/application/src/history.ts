import {
  listPictures,
  openInput,
  readHistory,
  readPicture,
  removePictures,
  type HeldInput,
  type HistoryFilter,
  type HistoryPage,
  type HistoryPlace,
  type ImagingContext,
  type PictureView,
  type Removed,
} from '@candid/imaging';
import type { ImageId, Milliseconds, SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { fieldsOf, type ComposerFields } from './composer-fields.ts';
import { offerOf } from './offer.ts';
import { readBound, visitSpan, type Bound } from './visits/within-visit.ts';
import { zipPictures, type ZipOrder } from './zip-pictures.ts';

/** Pictures on a page: rows enough to scroll, few enough to load. */
const PER_PAGE = 48;

type Opened = Awaited<ReturnType<typeof openInput>>;

/** What the composer begins with when a picture is used again. */
export interface ReusedPicture {
  readonly fields: ComposerFields;
  readonly picture: { readonly imageId: ImageId; readonly width: number; readonly height: number };
  /** The inputs that can be fetched and sent again, the mask left out: it belongs to what was painted on then. */
  readonly references: readonly HeldInput[];
}

const reuse = async (ctx: ImagingContext, subjectId: SubjectId, imageId: ImageId): Promise<ReusedPicture> => {
  const { inputs, prompt, asked, model, quality, background, outputFormat, ...picture } = await readPicture(ctx, {
    subjectId,
    imageId,
  });
  const models = offerOf(ctx.models, { now: ctx.clock.now(), maxReferences: ctx.rules.maxReferences });
  return {
    fields: { ...fieldsOf(models, { model, quality, ...asked }), prompt: prompt ?? '', background, outputFormat },
    picture: { imageId, width: picture.width, height: picture.height },
    references: inputs.filter(({ role }) => role === 'reference'),
  };
};

/** A page of a history, and the longest that a picture in it is there. */
export type ShownHistory = HistoryPage & { readonly lifetimeMs: Milliseconds };

/** A picture with the deadline that holds for it: a visitor's goes with the session that leads to it. */
const within = <P extends PictureView>(picture: P, { until }: Bound): P =>
  until === null || Date.parse(picture.expiresAt) <= until.getTime() ? picture : { ...picture, expiresAt: until.toISOString() };

/** What the web app can do with a history; exists only where the policy has one. A foreign id gets the answer of an unknown one. */
export interface HistoryApi {
  page(subjectId: SubjectId, query: { filter: HistoryFilter; after: HistoryPlace | null }): Promise<ShownHistory>;
  /** @throws AppError `not_found` */
  picture(subjectId: SubjectId, imageId: ImageId): Promise<PictureView & { readonly inputs: readonly HeldInput[] }>;
  /** Prompt, settings and references of a picture for the composer. @throws AppError `not_found` */
  reuse(subjectId: SubjectId, imageId: ImageId): Promise<ReusedPicture>;
  /** @throws AppError `not_found` */
  input(subjectId: SubjectId, inputId: string): Promise<Opened>;
  /** Gone at once, everywhere (HI-14). @throws AppError `forbidden` */
  remove(subjectId: SubjectId, images: readonly ImageId[] | 'all'): Promise<Removed>;
  /** @param order.images the named ones, or all that fit a filter */
  zip(
    subjectId: SubjectId,
    order: Pick<ZipOrder, 'noteOf'> & { readonly images: readonly ImageId[] | HistoryFilter },
  ): Promise<AsyncIterable<Uint8Array>>;
}

const isNamed = (images: readonly ImageId[] | HistoryFilter): images is readonly ImageId[] => Array.isArray(images);

/** @returns null where the policy keeps no history */
export const createHistory = (
  ctx: ImagingContext,
  policy: Pick<PolicyDefinition, 'features' | 'retention' | 'sessions'>,
): HistoryApi | null => {
  if (!policy.features.history) return null;
  const bound = (subjectId: SubjectId) => readBound(ctx, { subjectId, span: visitSpan(policy) });
  return {
    page: async (subjectId, query) => {
      const [page, held] = await Promise.all([readHistory(ctx, { subjectId, ...query, limit: PER_PAGE }), bound(subjectId)]);
      return { ...page, pictures: page.pictures.map((one) => within(one, held)), lifetimeMs: held.lifetimeMs };
    },
    picture: async (subjectId, imageId) => within(await readPicture(ctx, { subjectId, imageId }), await bound(subjectId)),
    reuse: (subjectId, imageId) => reuse(ctx, subjectId, imageId),
    input: (subjectId, inputId) => openInput(ctx, { subjectId, inputId }),
    remove: (subjectId, images) => removePictures(ctx, { subjectId, images }),
    zip: async (subjectId, { images, noteOf }) => {
      const ids = isNamed(images) ? images : await listPictures(ctx, { subjectId, filter: images });
      return zipPictures(ctx, { subjectId, images: ids, noteOf });
    },
  };
};
