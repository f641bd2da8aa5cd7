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
  { attempt, kind, letter }: { attempt: Delivery; kind: LetterKind; letter: Letter },
): Promise<boolean> => {
  const { host, hostname } = new URL(ctx.origin);
  ctx.reach('on-its-way');
  const outcome = await ctx.transport.handOver({
    ...setLetter(createWords(letter.language ?? attempt.language), letter.content, host),
    from: ctx.from,
    to: letter.to,
    messageId: `${attempt.id}@${hostname}`,
    date: attempt.created_at,
  });
  ctx.reach('handed-over');
  const begun = attempt.state === 'repeating' ? 'repeating' : 'handing-over';
  const { state, failure, again } = verdictOn(outcome, { begun, attempts: attempt.attempts, kind });
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
  const { db, clock } = ctx;
  const found = await db.selectFrom('mail_delivery').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found || !isLetterKind(found.template)) return;
  const kind = found.template;
  const begun = beginning(found.state, kind);
  if (begun === 'ended') return;
  const now = clock.now();
  if (begun === 'unknown') {
    await move(db, found, { state: 'unknown', ended_at: now });
    return;
  }
  const letter = await ctx.write({ id, kind, subject_id: found.subject_id, cause_id: found.cause_id });
  if (letter === null) {
    await move(db, found, { state: begun === 'repeating' ? 'unknown' : 'not-needed', ended_at: now });
    return;
  }
  ctx.reach('before-handing-over');
  const attempt = { ...found, state: begun, handed_at: now, attempts: found.attempts + 1 };
  if (!(await move(db, found, { state: begun, handed_at: now, attempts: attempt.attempts }))) return;
  if (await handOver(ctx, { attempt, kind, letter })) throw new AppError('mail_unavailable');
};
