import type { Db, MailDeliveryTable } from '@candid/db';
import { AppError, type Clock, type LetterId } from '@candid/kernel';
import type { Selectable } from 'kysely';
import { beginning, verdictOn } from './delivery-states.ts';
import { createWords } from './languages.ts';
import { isLetterKind, type Letter, type LetterKind } from './letters.ts';
import { setLetter } from './set-letter.ts';
import type { MailTransport } from './smtp.ts';

/** A letter that is due: of which kind, to whom, and because of what. */
export type DueLetter = Pick<MailDeliveryTable, 'id' | 'subject_id' | 'cause_id'> & { readonly kind: LetterKind };

/** Places between two commits where a worker may die; a test dies there. */
export const mailCrashPoints = ['before-handing-over', 'on-its-way', 'handed-over', 'recorded'] as const;
export type MailCrashPoint = (typeof mailCrashPoints)[number];

export interface DeliveryContext {
  readonly db: Db;
  readonly clock: Clock;
  readonly transport: MailTransport;
  /** Finds address and text; null when the letter is not needed any more. Each call may make a new link and void the one before. */
  readonly write: (letter: DueLetter) => Promise<Letter | null>;
  /** Hears of each letter that has come to its end, whatever the end, and at least once. */
  readonly ended?: (letter: DueLetter) => Promise<void>;
  /** Hears, at least once, that the mail server knows nobody at an address. */
  readonly noMailbox?: (address: string, letter: DueLetter) => Promise<void>;
  /** As letters name the sender, such as `Candid <candid@example.org>`. */
  readonly from: string;
  /** Public address of the installation. */
  readonly origin: string;
  readonly reach: (point: MailCrashPoint) => void;
}

type Delivery = Selectable<MailDeliveryTable>;

/** One guarded step: false when another run of the same job has gone on meanwhile. */
const move = async (db: Db, delivery: Delivery, to: Partial<Omit<Delivery, 'id'>>): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('mail_delivery')
    .set(to)
    .where('id', '=', delivery.id)
    .where('state', '=', delivery.state)
    .where('attempts', '=', delivery.attempts)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** What came of this attempt, unless another one was begun since. */
const record = async (
  ctx: DeliveryContext,
  attempt: Delivery,
  result: Pick<Delivery, 'state' | 'failure' | 'ended_at'>,
): Promise<void> => {
  await ctx.db
    .updateTable('mail_delivery')
    .set(result)
    .where('id', '=', attempt.id)
    .where('attempts', '=', attempt.attempts)
    .execute();
};

/** @returns whether the queue shall try again */
const handOver = async (
  ctx: DeliveryContext,
  { attempt, due, letter }: { attempt: Delivery; due: DueLetter; letter: Letter },
): Promise<boolean> => {
  const { host, hostname } = new URL(ctx.origin);
  ctx.reach('on-its-way');
  const outcome = await ctx.transport.handOver({
    ...setLetter(createWords(letter.language ?? attempt.language), letter.content, host),
    from: ctx.from,
    to: letter.to,
    replyTo: letter.replyTo ?? null,
    messageId: `${attempt.id}@${hostname}`,
    date: attempt.created_at,
  });
  ctx.reach('handed-over');
  if (outcome === 'no-mailbox') await ctx.noMailbox?.(letter.to, due);
  const begun = attempt.state === 'repeating' ? 'repeating' : 'handing-over';
  const { state, failure, again } = verdictOn(outcome, { begun, attempts: attempt.attempts, kind: due.kind });
  await record(ctx, attempt, { state, failure, ended_at: again ? null : ctx.clock.now() });
  ctx.reach('recorded');
  return again;
};

/**
 * Sends one letter. That it is on its way is committed before the mail server hears of it; after that, silence means that nobody knows
 * (settled: unknown outcome), and the letter's kind decides whether it is sent once more.
 * @throws AppError `mail_unavailable` when it was not taken and shall be tried again
 */
export const deliverLetter = async (ctx: DeliveryContext, id: LetterId): Promise<void> => {
  const found = await ctx.db.selectFrom('mail_delivery').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found || !isLetterKind(found.template)) return;
  const { subject_id, cause_id } = found;
  const due: DueLetter = { id, kind: found.template, subject_id, cause_id };
  const came = await attempt(ctx, found, due);
  if (came === 'again') throw new AppError('mail_unavailable');
  // Also for one that had ended before: whoever recorded that may have died before they could say so.
  if (came === 'ended') await ctx.ended?.(due);
};

/** `elsewhere`: another run of the same job has gone on meanwhile, and what becomes of the letter is that one's to say. */
const attempt = async (ctx: DeliveryContext, found: Delivery, due: DueLetter): Promise<'ended' | 'again' | 'elsewhere'> => {
  const { db } = ctx;
  const { kind } = due;
  const begun = beginning(found.state, kind);
  if (begun === 'ended') return 'ended';
  const now = ctx.clock.now();
  const end = async (state: 'unknown' | 'not-needed') =>
    (await move(db, found, { state, ended_at: now })) ? 'ended' : 'elsewhere';
  if (begun === 'unknown') return end('unknown');
  const letter = await ctx.write(due);
  if (letter === null) return end(begun === 'repeating' ? 'unknown' : 'not-needed');
  ctx.reach('before-handing-over');
  const made = { ...found, state: begun, handed_at: now, attempts: found.attempts + 1 };
  if (!(await move(db, found, { state: begun, handed_at: now, attempts: made.attempts }))) return 'elsewhere';
  return (await handOver(ctx, { attempt: made, due, letter })) ? 'again' : 'ended';
};
