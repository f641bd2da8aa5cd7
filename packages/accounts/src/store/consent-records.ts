import { createHash, randomUUID } from 'node:crypto';
import type { ConsentRecordTable, Db, Tx } from '@candid/db';
import type { Milliseconds, SubjectId } from '@candid/kernel';
import type { ConsentCategory } from '@candid/policy';
import type { ConsentDecision, ConsentOutcome, ConsentOutcomes } from '../domain/consent.ts';

/** A text as it was shown, in its language. */
export interface ConsentWording {
  readonly locale: string;
  readonly text: string;
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Keeps a text that somebody chose by, once. @returns its hash */
export const keepWording = async (tx: Tx, { locale, text }: ConsentWording, at: Date): Promise<Buffer> => {
  const hash = hashOf(text);
  await tx
    .insertInto('consent_wording')
    .values({ hash, locale, wording: text, first_used_at: at })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
};

interface Looking {
  readonly subjectId: SubjectId;
  readonly asks: readonly ConsentCategory[];
  readonly now: Date;
}

/** What somebody's last act on these questions says, as far as it still stands. */
export const findStanding = async (db: Db | Tx, { subjectId, asks, now }: Looking): Promise<ConsentDecision | null> => {
  const rows = await db
    .selectFrom('consent_record')
    .select(['category', 'outcome', 'terms', 'recorded_at'])
    .where('subject_id', '=', subjectId)
    .where('category', 'in', asks)
    .where((eb) => eb.or([eb('stands_until', 'is', null), eb('stands_until', '>', now)]))
    .orderBy('recorded_at', 'desc')
    .execute();
  const [newest] = rows;
  if (newest === undefined) return null;
  const outcomes: ConsentOutcomes = Object.fromEntries(rows.map(({ category, outcome }) => [category, outcome]));
  return { terms: newest.terms.toString('hex'), outcomes, decidedAt: newest.recorded_at };
};

/** The record of a yes that stood at a moment and stands still. */
export const findGrant = async (
  db: Db,
  { subjectId, category, terms, at, now }: Omit<Looking, 'asks'> & { category: ConsentCategory; terms: string; at: Date },
): Promise<string | null> => {
  const found = await db
    .selectFrom('consent_record')
    .select('id')
    .where('subject_id', '=', subjectId)
    .where('category', '=', category)
    .where('outcome', '=', 'granted')
    .where('terms', '=', Buffer.from(terms, 'hex'))
    .where('recorded_at', '<=', at)
    .where((eb) => eb.or([eb('stands_until', 'is', null), eb('stands_until', '>', now)]))
    .executeTakeFirst();
  return found?.id ?? null;
};

export interface ConsentAct {
  readonly subjectId: SubjectId;
  /** By what was asked; `newsletter` is asked on pages of its own. */
  readonly outcomes: ConsentOutcomes & { readonly newsletter?: ConsentOutcome };
  readonly terms: string;
  readonly wordingHash: Buffer;
  readonly means: ConsentRecordTable['means'];
  readonly signalsGpc: boolean;
  readonly at: Date;
  /** Until when it stands by itself; null for as long as nothing else is said. */
  readonly standsUntil: Date | null;
  /** How long it is kept as proof after that. */
  readonly lifetime: Milliseconds;
}

/** Writes an act down, in place of what stood. The caller holds the fence of whose it is. */
export const insertAct = async (tx: Tx, act: ConsentAct): Promise<void> => {
  const answers = Object.entries(act.outcomes) as [ConsentCategory | 'newsletter', ConsentOutcome][];
  const categories = answers.map(([category]) => category);
  await tx
    .updateTable('consent_record')
    .set({ stands_until: act.at })
    .where('subject_id', '=', act.subjectId)
    .where('category', 'in', categories)
    .where((eb) => eb.or([eb('stands_until', 'is', null), eb('stands_until', '>', act.at)]))
    .execute();
  const rows = answers.map(([category, outcome]) => ({
    id: randomUUID(),
    subject_id: act.subjectId,
    category,
    outcome,
    means: act.means,
    signals_gpc: act.signalsGpc,
    terms: Buffer.from(act.terms, 'hex'),
    wording_hash: act.wordingHash,
    recorded_at: act.at,
    stands_until: act.standsUntil,
    lifetime_ms: act.lifetime,
  }));
  await tx.insertInto('consent_record').values(rows).execute();
};
