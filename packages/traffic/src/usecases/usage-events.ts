import { inTransaction, passFence, type Db, type UsageEventKind } from '@candid/db';
import { duration, isAppError, newId, type Milliseconds, type SubjectId } from '@candid/kernel';
import type { AnalyticsRules } from '@candid/policy';
import { createLateWriter, type Timers } from './late-writer.ts';

/** What records say of being studied, asked at the moment of writing. */
export interface UsageConsent {
  /** The record of a holder's yes that stood at a moment and stands still; null where there is none. */
  recordOf(holder: SubjectId, at: Date): Promise<string | null>;
}

export interface UsageEvent {
  readonly at: Date;
  readonly subjectId: SubjectId;
  readonly kind: UsageEventKind;
  /** A route pattern or a feature's name; null for a length. */
  readonly name: string | null;
  readonly seconds: number | null;
  /** Whose record says that they agreed: the account's, or that of their browser's choice. Null: nobody's, so nothing is written. */
  readonly agreedBy: SubjectId | null;
  /** The browser sends Global Privacy Control: it has said no, whatever was agreed to before. */
  readonly signalsGpc: boolean;
}

/** First-party usage events, of those who agreed and of nobody else (HI-05). */
export interface UsageRecorder {
  record(event: UsageEvent): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface UsageRecorderOptions {
  readonly db: Db;
  readonly timers: Timers;
  readonly rules: AnalyticsRules;
  /** `retention.usage-event` of the policy. */
  readonly lifetime: Milliseconds;
  readonly consent: UsageConsent;
  readonly onLost: (events: number, error?: unknown) => void;
}

const WRITE_EVERY = duration.seconds(5);
const ROOM = 1_000;

const writeEvent = async ({ db, consent, lifetime }: UsageRecorderOptions, event: UsageEvent): Promise<void> => {
  const { subjectId, kind, name, seconds, at, agreedBy } = event;
  const consentId = agreedBy && (await consent.recordOf(agreedBy, at));
  if (consentId === null) return;
  const expiresAt = new Date(at.getTime() + lifetime);
  const id = newId<'usage-event'>();
  const what = { kind, name, seconds, recorded_at: at, expires_at: expiresAt };
  const row = { id, subject_id: subjectId, consent_id: consentId, ...what };
  try {
    await inTransaction(db, async (tx) => {
      await passFence(tx, { subjectId, purpose: 'analytics' });
      await tx.insertInto('usage_event').values(row).execute();
    });
  } catch (error) {
    // Restricted, objecting or gone: as if they had never agreed.
    if (!isAppError(error, 'forbidden') && !isAppError(error, 'not_found')) throw error;
  }
};

export const createUsageRecorder = (options: UsageRecorderOptions): UsageRecorder => {
  const { rules, timers, onLost } = options;
  const writer = createLateWriter<UsageEvent>({
    timers,
    every: WRITE_EVERY,
    room: ROOM,
    join: (held) => held,
    onLost,
    write: async (event) => {
      await writeEvent(options, event);
      return true;
    },
  });
  return {
    record: (event) => {
      if (event.signalsGpc || event.agreedBy === null || !rules.events.includes(event.kind)) return;
      writer.add(newId<'usage-event'>(), event);
    },
    flush: writer.flush,
    close: writer.close,
  };
};
