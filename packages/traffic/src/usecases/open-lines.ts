import { inTransaction, type Db, type Tx } from '@candid/db';
import { AppError, duration, isAppError, newId, type Clock, type Milliseconds, type SubjectId } from '@candid/kernel';
import type { Vault } from '@candid/vault';
import type { LineDetails } from '../domain/sighting.ts';

/** Longer spans are opened one after the other, each with its reason. */
export const LONGEST_SPAN = duration.days(7);
export const SHORTEST_REASON = 10;
export const LONGEST_REASON = 300;

/** One line of the log as it was written, readable. */
export interface OpenedLine {
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly requests: number;
  /** Null for a visitor. */
  readonly account: SubjectId | null;
  readonly country: string | null;
  /** Null when its key is gone: then nobody can open it any more. */
  readonly details: LineDetails | null;
}

export interface OpenLinesOptions {
  /** As the owner of the database: no program's role may read these lines. */
  readonly db: Db;
  readonly vault: Pick<Vault, 'openField'>;
  readonly clock: Clock;
  /** How long the policy keeps what operators did. */
  readonly recordLifetime: Milliseconds;
}

export interface OpeningLines {
  readonly from: Date;
  readonly to: Date;
  /** Why, for the record; it names nobody. */
  readonly reason: string;
}

const check = ({ from, to, reason }: OpeningLines): void => {
  const length = reason.trim().length;
  if (length < SHORTEST_REASON || length > LONGEST_REASON) throw new AppError('bad_request', { field: 'reason' });
  const span = to.getTime() - from.getTime();
  if (!(span > 0 && span <= LONGEST_SPAN)) throw new AppError('bad_request', { field: 'span' });
};

const findLines = (tx: Tx, { from, to, now }: { readonly from: Date; readonly to: Date; readonly now: Date }) =>
  tx
    .selectFrom('network_log as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .select(['l.id', 'l.subject_id', 's.kind', 'l.first_at', 'l.last_at', 'l.requests', 'l.country', 'l.key_id', 'l.sealed'])
    .where('l.first_at', '<', to)
    .where('l.last_at', '>=', from)
    .where('l.expires_at', '>', now)
    .orderBy('l.first_at')
    .execute();

type Found = Awaited<ReturnType<typeof findLines>>[number];

const openLine = async ({ vault }: OpenLinesOptions, line: Found): Promise<OpenedLine> => {
  const text = await vault
    .openField({ keyId: line.key_id, sealed: line.sealed, context: `network_log.sealed:${line.id}` })
    .catch((error: unknown) => {
      if (isAppError(error, 'key_destroyed')) return null;
      throw error;
    });
  return {
    firstAt: line.first_at,
    lastAt: line.last_at,
    requests: line.requests,
    account: line.kind === 'account' ? line.subject_id : null,
    country: line.country,
    details: text === null ? null : (JSON.parse(text) as LineDetails),
  };
};

/**
 * Opens the lines of a span for work against abuse (CR-34). That it was done and why is committed before a line is opened; a line whose
 * time is over is not there.
 * @throws AppError `bad_request` (field: `reason` or `span`)
 */
export const openLines = async (options: OpenLinesOptions, opening: OpeningLines): Promise<readonly OpenedLine[]> => {
  check(opening);
  const now = options.clock.now();
  const found = await inTransaction(options.db, async (tx) => {
    const lines = await findLines(tx, { ...opening, now });
    const record = {
      id: newId<'log-opening'>(),
      opened_at: now,
      reason: opening.reason.trim(),
      span_from: opening.from,
      span_to: opening.to,
      lines: lines.length,
      expires_at: new Date(now.getTime() + options.recordLifetime),
    };
    await tx.insertInto('log_opening').values(record).execute();
    return lines;
  });
  const opened: OpenedLine[] = [];
  for (const line of found) opened.push(await openLine(options, line));
  return opened;
};
