import type { Db, GenerationTable, Tx } from '@candid/db';
import type { BlobId, GenerationId, ObjectKeyId } from '@candid/kernel';
import type { Selectable } from 'kysely';
import { statesBefore } from '../domain/lifecycle.ts';
import type { PictureMime } from '../domain/picture-header.ts';

export type Generation = Selectable<GenerationTable>;

/** A generation as it stands; undefined when its record has been deleted. */
export const findGeneration = (db: Db | Tx, id: GenerationId): Promise<Generation | undefined> =>
  db.selectFrom('generation').selectAll().where('id', '=', id).executeTakeFirst();

interface Claim {
  readonly id: GenerationId;
  readonly instance: number;
  readonly at: Date;
}

/** Takes a queued generation in hand; undefined when another worker has it or it is no longer queued. */
export const claimGeneration = (tx: Tx, { id, instance, at }: Claim): Promise<Generation | undefined> =>
  tx
    .updateTable('generation')
    .set({ state: 'moderating', worker_instance: instance, started_at: at })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('cancel_requested_at', 'is', null)
    .returningAll()
    .executeTakeFirst();

/**
 * Says that the provider is about to be called: committed before the call, so that it is never made again (settled: unknown outcome).
 * @returns false when it was cancelled or is no longer in this worker's hands
 */
export const startCall = async (tx: Tx, { id, instance, at }: Claim): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('generation')
    .set({ state: 'calling', call_started_at: at })
    .where('id', '=', id)
    .where('state', 'in', statesBefore('calling'))
    .where('worker_instance', '=', instance)
    .where('cancel_requested_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Gives back what a dead worker had in hand but had not sent: it waits in the queue again. */
export const giveBack = async (tx: Tx, { id, instance }: Pick<Claim, 'id' | 'instance'>): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('generation')
    .set({ state: 'queued', worker_instance: null, started_at: null })
    .where('id', '=', id)
    .where('state', '=', 'moderating')
    .where('worker_instance', '=', instance)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Inputs of a generation, references first and in order. */
export const findInputs = (db: Db, id: GenerationId) =>
  db
    .selectFrom('generation_input')
    .selectAll()
    .where('generation_id', '=', id)
    .orderBy('role', 'desc')
    .orderBy('position')
    .execute();

export interface StoredPicture {
  readonly blobId: BlobId;
  readonly keyId: ObjectKeyId;
  readonly mime: PictureMime;
  readonly width: number;
  readonly height: number;
}

/**
 * Puts a newer preview in the place of the last, only while this worker still has the generation in hand and nobody asked it to stop.
 * @returns what the newer one replaced (null: nothing), or undefined when it was not stored
 */
export const replacePreview = async (
  tx: Tx,
  { id, instance, index, picture }: { id: GenerationId; instance: number; index: number; picture: StoredPicture },
): Promise<Pick<StoredPicture, 'blobId' | 'keyId'> | null | undefined> => {
  const held = await tx
    .updateTable('generation')
    .set({ partials: index + 1 })
    .where('id', '=', id)
    .where('state', '=', 'calling')
    .where('worker_instance', '=', instance)
    .where('cancel_requested_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!held) return undefined;
  const last = await tx
    .deleteFrom('generation_preview')
    .where('generation_id', '=', id)
    .returning(['blob_id', 'key_id'])
    .executeTakeFirst();
  const { blobId, keyId, ...rest } = picture;
  await tx
    .insertInto('generation_preview')
    .values({ generation_id: id, partial_index: index, blob_id: blobId, key_id: keyId, ...rest })
    .execute();
  return last ? { blobId: last.blob_id, keyId: last.key_id } : null;
};
