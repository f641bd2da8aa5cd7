import { inTransaction, passFence, type Db } from '@candid/db';
import { duration, isAppError, newId, type Clock, type Milliseconds, type ObjectKeyId, type SubjectId } from '@candid/kernel';
import type { NetworkLogRules } from '@candid/policy';
import type { KeyHolder, Vault } from '@candid/vault';
import type { CountryTable } from '../country-table.ts';
import { describeSighting, type LineDetails, type Sighting } from '../domain/sighting.ts';
import { insertLine, insertMarker } from '../store/network-log.ts';
import { createLateWriter, type Timers } from './late-writer.ts';

/** The declared log of requests. */
export interface NetworkLog {
  /** Notes a request; it neither waits nor fails. */
  note(sighting: Sighting): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface NetworkLogOptions {
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly rules: NetworkLogRules;
  /** `retention.network-log` of the policy. */
  readonly lifetime: Milliseconds;
  readonly origin: string;
  /** Asked only where the policy's log holds a country. */
  readonly countries: CountryTable | null;
  readonly onLost: (lines: number, error?: unknown) => void;
}

/** Requests of one client that came together. */
interface Burst {
  readonly subjectId: SubjectId | null;
  readonly details: LineDetails;
  readonly country: string | null;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly requests: number;
}

const WRITE_EVERY = duration.seconds(2);
/** Clients held between two writes at most; far more than one process serves in that time. */
const ROOM = 2_000;
/** Deadlines fall on full hours, one to two before the promised time: a sweep is never late, and one key of an epoch serves an hour's lines. */
const DEADLINE_GRAIN = duration.hours(1);

const join = (held: Burst, added: Burst): Burst => ({
  ...held,
  details: { ...added.details, ...held.details },
  lastAt: added.lastAt > held.lastAt ? added.lastAt : held.lastAt,
  firstAt: added.firstAt < held.firstAt ? added.firstAt : held.firstAt,
  requests: held.requests + added.requests,
});

const deadlineOf = (from: Date, lifetime: Milliseconds): Date =>
  new Date((Math.floor((from.getTime() + lifetime) / DEADLINE_GRAIN) - 1) * DEADLINE_GRAIN);

/** An account's lines are sealed under its own key, so that they end with it; others under that of their hour. */
const holderOf = (subjectId: SubjectId | null, destroyAfter: Date): KeyHolder =>
  subjectId === null ? { kind: 'epoch', destroyAfter } : { kind: 'contact', subjectId, destroyAfter };

/**
 * Writes one burst in a transaction of its own, so that no lock on one person waits for another's.
 * @returns whether it was written: a person whose erasure has begun leaves no more lines
 */
const writeBurst = async (ctx: NetworkLogOptions, burst: Burst): Promise<boolean> => {
  const id = newId<'log-line'>();
  const expiresAt = deadlineOf(burst.firstAt, ctx.lifetime);
  const keyHolder = holderOf(burst.subjectId, expiresAt);
  let sealing: ObjectKeyId | null = null;
  try {
    await inTransaction(ctx.db, async (tx) => {
      // Before anything is sealed: a key of somebody erased must not begin again.
      if (burst.subjectId !== null) await passFence(tx, { subjectId: burst.subjectId, purpose: 'security' });
      const subjectId = burst.subjectId ?? (await insertMarker(tx, burst.firstAt));
      const plaintext = JSON.stringify(burst.details);
      const { keyId, sealed } = await ctx.vault.sealField({ keyHolder, context: `network_log.sealed:${id}`, plaintext });
      sealing = keyId;
      await insertLine(tx, { ...burst, id, subjectId, keyId, sealed, expiresAt });
    });
    return true;
  } catch (error) {
    // Why it could not be written matters more than a key that opens nothing.
    if (sealing !== null) await ctx.vault.destroyKeys([sealing]).catch(() => 0);
    if (isAppError(error, 'forbidden') || isAppError(error, 'not_found')) return false;
    throw error;
  }
};

/** Notes requests in the declared log: what the policy names of them, sealed, for as long as it says (CR-06, HI-06). */
export const createNetworkLog = (options: NetworkLogOptions): NetworkLog => {
  const { rules, origin } = options;
  const countries = rules.fields.includes('country') ? options.countries : null;
  const writer = createLateWriter<Burst>({
    timers: options.timers,
    every: WRITE_EVERY,
    room: ROOM,
    join,
    onLost: options.onLost,
    write: (burst) => writeBurst(options, burst),
  });
  return {
    note: (sighting) => {
      const details = describeSighting(sighting, { fields: rules.fields, origin });
      const { referrer: _, ...client } = details;
      const country = sighting.address === null ? null : (countries?.lookUp(sighting.address) ?? null);
      const { at, subjectId } = sighting;
      writer.add(JSON.stringify([subjectId, client]), { subjectId, details, country, firstAt: at, lastAt: at, requests: 1 });
    },
    flush: writer.flush,
    close: writer.close,
  };
};
