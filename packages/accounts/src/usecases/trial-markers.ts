import type { Tx } from '@candid/db';
import { AppError, newId, type Clock, type GenerationId, type Milliseconds, type NetworkAddress } from '@candid/kernel';
import type { Vault } from '@candid/vault';
import { sql } from 'kysely';

/** Takes the free picture for a generation, in the transaction that orders it. @throws AppError `trial_used` */
export type TrialHold = (tx: Tx, generationId: GenerationId) => Promise<void>;

export interface TrialMarkersOptions {
  readonly vault: Pick<Vault, 'blindIndex'>;
  readonly clock: Clock;
  /** How long the mark of an address is kept (CR-08). */
  readonly lifetime: Milliseconds;
}

/**
 * Whether a mark does not stand in the way: its time is over, by what was promised then or what is promised now, or the picture it was
 * taken for failed. Nothing has to happen for that: a generation that ends without a picture gives the mark back with the same commit.
 */
export const isFree = (at: Date, lifetime: Milliseconds) => sql<boolean>`(
  trial_marker.expires_at <= ${at} OR trial_marker.created_at <= ${new Date(at.getTime() - lifetime)}
  OR EXISTS (SELECT FROM generation g WHERE g.id = trial_marker.generation_id AND g.state IN ('failed', 'cancelled')))`;

interface NewMark {
  readonly addressIndex: Buffer;
  readonly generationId: GenerationId;
  readonly at: Date;
  readonly lifetime: Milliseconds;
}

/** Of orders that arrive together one gets the mark: the others wait at its row, or at its unique hash, and find it taken. */
const hold = async (tx: Tx, { addressIndex, generationId, at, lifetime }: NewMark): Promise<void> => {
  const mark = { generation_id: generationId, created_at: at, expires_at: new Date(at.getTime() + lifetime) };
  const again = await tx
    .updateTable('trial_marker')
    .set(mark)
    .where('address_index', '=', addressIndex)
    .where(isFree(at, lifetime))
    .executeTakeFirst();
  if (again.numUpdatedRows === 1n) return;
  const subjectId = newId<'subject'>();
  const subject = { id: subjectId, kind: 'marker', state: 'open', created_at: at, last_seen_at: at } as const;
  await tx.insertInto('subject').values(subject).execute();
  const first = await tx
    .insertInto('trial_marker')
    .values({ subject_id: subjectId, address_index: addressIndex, ...mark })
    .onConflict((conflict) => conflict.column('address_index').doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows !== 1n) throw new AppError('trial_used');
};

/** One free picture for each network address, without an account (CR-08). */
export interface TrialMarkers {
  /** Nothing is asked of the database yet. An address that nobody vouches for has no free picture. @throws AppError `trial_used` */
  claim(address: NetworkAddress | null): Promise<TrialHold>;
}

export const createTrialMarkers = ({ vault, clock, lifetime }: TrialMarkersOptions): TrialMarkers => ({
  claim: async (address) => {
    if (address === null) throw new AppError('trial_used');
    // A household or a phone has an IPv6 network of 64 bits, and may be at any address of it.
    const addressIndex = await vault.blindIndex({ index: 'trial_marker.address', value: address.network() });
    return (tx, generationId) => hold(tx, { addressIndex, generationId, at: clock.now(), lifetime });
  },
});
