import { inTransaction, passFence, type ConsentRecordTable, type Db, type Tx } from '@candid/db';
import { isAppError, newId, type Clock, type Milliseconds, type SubjectId } from '@candid/kernel';
import type { ConsentCategory } from '@candid/policy';
import { answer, type ConsentDecision, type ConsentOutcomes } from '../domain/consent.ts';
import type { KeptChoice } from '../domain/kept-choice.ts';
import { findGrant, findStanding, insertAct, keepWording, type ConsentWording } from '../store/consent-records.ts';

export interface ConsentRules {
  readonly asks: readonly ConsentCategory[];
  /** Name of the facts that are asked about; see `termsOf`. */
  readonly terms: string;
  /** How long a browser remembers a choice. */
  readonly remembersFor: Milliseconds;
  /** How long a record is kept once it stands no more: `retention.consent-record` of the policy. */
  readonly lifetime: Milliseconds;
}

/** Somebody's choice, as a form brings it. */
export interface Choosing {
  /** Whoever is signed in; null for a visitor. */
  readonly account: SubjectId | null;
  /** What their browser remembers. */
  readonly kept: KeptChoice | null;
  readonly granted: readonly ConsentCategory[];
  readonly wording: ConsentWording;
  readonly means: ConsentRecordTable['means'];
  readonly signalsGpc: boolean;
}

/** What people agreed to. An act is recorded before it counts, and nothing counts that no record says. */
export interface Consents {
  readonly rules: ConsentRules;
  /** The last act of an account, or of whoever a browser's number leads to, as far as it stands. */
  standing(holder: SubjectId): Promise<ConsentDecision | null>;
  /**
   * Records a choice. Of somebody who is signed in it is their account's, and their browser takes along only what it refuses: whoever
   * uses it next has agreed to nothing.
   * @returns what the browser is to remember from now on; null: as before
   * @throws AppError `not_found`, `forbidden` for an account that is erased
   */
  choose(choosing: Choosing): Promise<{ readonly account: ConsentDecision | null; readonly kept: KeptChoice | null }>;
  /** Whether a record says yes to this use now, on the facts of now. For whoever is about to write or send. */
  mayUse(holder: SubjectId, category: ConsentCategory): Promise<boolean>;
  /** The record that said yes to this use at a moment, and says so now; null where none does. For what is kept together with its ground. */
  grantOf(holder: SubjectId, category: ConsentCategory, at: Date): Promise<string | null>;
}

export interface ConsentsOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly rules: ConsentRules;
}

type Recording = ConsentsOptions & {
  readonly tx: Tx;
  readonly at: Date;
  readonly choosing: Choosing;
  readonly wordingHash: Buffer;
};

interface Answering {
  readonly subjectId: SubjectId;
  readonly outcomes: ConsentOutcomes;
  readonly standsUntil: Date | null;
}

const record = async ({ tx, at, rules, choosing, wordingHash }: Recording, answering: Answering): Promise<ConsentDecision> => {
  const { means, signalsGpc } = choosing;
  const { terms, lifetime } = rules;
  await insertAct(tx, { ...answering, terms, wordingHash, means, signalsGpc, at, lifetime });
  return { terms, outcomes: answering.outcomes, decidedAt: at };
};

/** The marker that a browser's number leads to; a new one where it has none, or what it led to is gone. */
const holderOf = async ({ tx, at, choosing: { kept } }: Recording): Promise<SubjectId> => {
  if (kept !== null && kept.holder !== null) {
    try {
      await passFence(tx, { subjectId: kept.holder, purpose: 'account' });
      return kept.holder;
    } catch (error) {
      if (!isAppError(error, 'not_found')) throw error;
    }
  }
  const subjectId = newId<'subject'>();
  const marker = { id: subjectId, kind: 'marker', state: 'open', created_at: at, last_seen_at: at } as const;
  await tx.insertInto('subject').values(marker).execute();
  return subjectId;
};

const hasGrant = (outcomes: ConsentOutcomes): boolean => Object.values(outcomes).includes('granted');

const ofBrowser = async (recording: Recording, granted: readonly ConsentCategory[]): Promise<KeptChoice> => {
  const { at, rules, choosing } = recording;
  const subjectId = await holderOf(recording);
  const outcomes = answer(granted, {
    asks: rules.asks,
    signalsGpc: choosing.signalsGpc,
    before: choosing.kept?.outcomes ?? null,
  });
  const standsUntil = new Date(at.getTime() + rules.remembersFor);
  const decision = await record(recording, { subjectId, outcomes, standsUntil });
  return { ...decision, holder: hasGrant(outcomes) ? subjectId : null };
};

const ofAccount = async (recording: Recording, subjectId: SubjectId): Promise<ConsentDecision> => {
  const { tx, at, rules, choosing } = recording;
  await passFence(tx, { subjectId, purpose: 'account' });
  const before = await findStanding(tx, { subjectId, asks: rules.asks, now: at });
  const { granted, signalsGpc } = choosing;
  const outcomes = answer(granted, { asks: rules.asks, signalsGpc, before: before?.outcomes ?? null });
  return record(recording, { subjectId, outcomes, standsUntil: null });
};

/** What a browser takes along of an account's act: each no, and of its own yeses those that were not taken back. */
const takenAlong = async (recording: Recording, { outcomes, ...decision }: ConsentDecision): Promise<KeptChoice | null> => {
  const { rules, choosing } = recording;
  const own = rules.asks.filter((category) => choosing.kept?.outcomes[category] === 'granted');
  const still = own.filter((category) => outcomes[category] === 'granted');
  if (still.length < own.length) return ofBrowser(recording, choosing.kept?.terms === rules.terms ? still : []);
  return hasGrant(outcomes) ? null : { ...decision, outcomes, holder: null };
};

const choose = async (options: ConsentsOptions, choosing: Choosing): ReturnType<Consents['choose']> => {
  const at = options.clock.now();
  return inTransaction(options.db, async (tx) => {
    const recording = { ...options, tx, at, choosing, wordingHash: await keepWording(tx, choosing.wording, at) };
    if (choosing.account === null) return { account: null, kept: await ofBrowser(recording, choosing.granted) };
    const account = await ofAccount(recording, choosing.account);
    return { account, kept: await takenAlong(recording, account) };
  });
};

/** The consents of a policy that asks for some (OH-14, HI-05, HI-16). */
export const createConsents = (options: ConsentsOptions): Consents => {
  const { db, clock, rules } = options;
  const standing = (subjectId: SubjectId) => findStanding(db, { subjectId, asks: rules.asks, now: clock.now() });
  return {
    rules,
    standing,
    choose: (choosing) => choose(options, choosing),
    mayUse: async (holder, category) => {
      const decision = await standing(holder);
      return decision?.terms === rules.terms && decision.outcomes[category] === 'granted';
    },
    grantOf: (subjectId, category, at) => findGrant(db, { subjectId, category, terms: rules.terms, at, now: clock.now() }),
  };
};
