import type { GenerationInputRole, GenerationTable, ImageTable } from '@candid/db';
import { AppError, type GenerationId, type ImageId, type SubjectId } from '@candid/kernel';
import type { ImagingContext } from '../context.ts';
import { deadlineOf } from '../domain/deadline.ts';
import {
  countHistory,
  findIds,
  findPage,
  livingPictures,
  pictureRows,
  type HistoryFilter,
  type HistoryPlace,
  type HistoryScope,
  type PictureRow,
} from '../store/history.ts';
import { inputContext, promptContext } from './prepare-inputs.ts';
import { fingerprintOf } from './read-studio.ts';

/** A picture of a history with what it was made from. */
export interface PictureView {
  readonly id: ImageId;
  readonly mime: ImageTable['mime'];
  readonly byteSize: number;
  readonly width: number;
  readonly height: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly keyFingerprint: string;
  readonly kind: GenerationTable['kind'];
  readonly model: string;
  readonly quality: GenerationTable['quality'];
  readonly background: GenerationTable['background'];
  readonly outputFormat: GenerationTable['output_format'];
  /** What was asked for; the picture may have come in another size. */
  readonly asked: { readonly width: number; readonly height: number };
  /** Null where the policy let it go before its picture. */
  readonly prompt: string | null;
  readonly references: number;
  readonly hasMask: boolean;
}

/** One page of a history. */
export interface HistoryPage {
  readonly pictures: readonly PictureView[];
  /** Where the next, older page begins; null at the end. */
  readonly next: HistoryPlace | null;
  readonly counts: { readonly all: number; readonly fitting: number };
  /** The models that made any of the pictures. */
  readonly models: readonly string[];
}

/** An input that lives with its picture. */
export interface HeldInput {
  readonly id: string;
  readonly role: GenerationInputRole;
  readonly mime: ImageTable['mime'];
  readonly width: number;
  readonly height: number;
}

type ReadContext = Pick<ImagingContext, 'db' | 'vault' | 'clock' | 'rules'>;

const scopeOf = ({ clock, rules }: ReadContext, subjectId: SubjectId): HistoryScope => ({
  subjectId,
  now: clock.now(),
  resultLifetime: rules.resultLifetime,
});

/** All prompts of a page take one look into the keyring, however many there are. */
const withPrompts = async ({ vault, rules }: ReadContext, rows: readonly PictureRow[]): Promise<PictureView[]> => {
  const sealed = rows.flatMap(({ generation_id: id, prompt_key_id: keyId, prompt_sealed: bytes }) =>
    keyId && bytes ? [{ id, field: { keyId, sealed: bytes, context: promptContext(id) } }] : [],
  );
  const opened = await vault.openFields(sealed.map(({ field }) => field));
  const prompts = new Map<GenerationId, string | null>(sealed.map(({ id }, index) => [id, opened[index] ?? null]));
  return rows.map((row) => ({
    id: row.id,
    mime: row.mime,
    byteSize: row.byte_size,
    width: row.width,
    height: row.height,
    createdAt: row.created_at.toISOString(),
    expiresAt: deadlineOf({ createdAt: row.created_at, expiresAt: row.expires_at }, rules.resultLifetime).toISOString(),
    keyFingerprint: fingerprintOf(row.key_id),
    kind: row.kind,
    model: row.model,
    quality: row.quality,
    background: row.background,
    outputFormat: row.output_format,
    asked: { width: row.asked_width, height: row.asked_height },
    prompt: prompts.get(row.generation_id) ?? null,
    references: row.reference_count,
    hasMask: row.has_mask,
  }));
};

/**
 * One page of a subject's own history, newest first, by key: the same few queries for every page of any history.
 * @param query.limit pictures on a page
 */
export const readHistory = async (
  ctx: ReadContext,
  query: { subjectId: SubjectId; filter: HistoryFilter; after: HistoryPlace | null; limit: number },
): Promise<HistoryPage> => {
  const scope = scopeOf(ctx, query.subjectId);
  const rows = await findPage(ctx.db, scope, { ...query, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const { models, ...counts } = await countHistory(ctx.db, scope, query.filter);
  return {
    pictures: await withPrompts(ctx, shown),
    next: last ? { createdAt: last.created_at, id: last.id } : null,
    counts,
    models,
  };
};

/** The ids of all own pictures that fit a filter, newest first: what a ZIP of them is made from. */
export const listPictures = (ctx: ReadContext, { subjectId, filter }: { subjectId: SubjectId; filter: HistoryFilter }) =>
  findIds(ctx.db, scopeOf(ctx, subjectId), filter);

/**
 * One own picture with what it was made from, and the inputs that are still held.
 * @throws AppError `not_found` for anyone but the owner and for a picture whose time is over
 */
export const readPicture = async (
  ctx: ReadContext,
  { subjectId, imageId }: { subjectId: SubjectId; imageId: ImageId },
): Promise<PictureView & { readonly inputs: readonly HeldInput[] }> => {
  const row = await pictureRows(livingPictures(ctx.db, scopeOf(ctx, subjectId)).where('i.id', '=', imageId)).executeTakeFirst();
  if (!row) throw new AppError('not_found');
  const inputs = await ctx.db
    .selectFrom('generation_input')
    .select(['id', 'role', 'mime', 'width', 'height'])
    .where('generation_id', '=', row.generation_id)
    .orderBy('role', 'desc')
    .orderBy('position')
    .execute();
  const [picture] = await withPrompts(ctx, [row]);
  if (!picture) throw new AppError('not_found');
  return { ...picture, inputs };
};

/**
 * The bytes of an input of an own picture, for as long as the picture lives (HI-28).
 * @throws AppError `not_found` for anyone but the owner and once it is gone
 */
export const openInput = async (
  ctx: ReadContext,
  { subjectId, inputId }: { subjectId: SubjectId; inputId: string },
): Promise<{ stream: AsyncIterable<Uint8Array>; mime: ImageTable['mime']; byteSize: number }> => {
  const input = await livingPictures(ctx.db, scopeOf(ctx, subjectId))
    .innerJoin('generation_input as n', 'n.generation_id', 'g.id')
    .select(['n.blob_id', 'n.key_id', 'n.mime', 'n.byte_size'])
    .where('n.id', '=', inputId)
    .executeTakeFirst();
  if (!input) throw new AppError('not_found');
  const stream = await ctx.vault
    .openBlob({ blobId: input.blob_id, keyId: input.key_id, context: inputContext(inputId) })
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'key_destroyed') throw new AppError('not_found');
      throw error;
    });
  return { stream, mime: input.mime, byteSize: input.byte_size };
};
