import type { ErrorCode } from '@candid/kernel';

/** Every line a program may log, by name. A new event is added here, where a reviewer sees what it would carry. */
export const EVENT_NAMES = [
  'program.starting',
  'program.ready',
  'program.stopping',
  'program.stopped',
  'program.failed',
  'program.warned',
  'http.request',
  'http.refused',
  'http.failed',
  'probe.failed',
  'job.started',
  'job.finished',
  'job.failed',
  'sweep.finished',
  'sweep.failed',
  'retention.overdue',
  'listener.lost',
  'decoder.isolation',
  'egress.denied',
  'record.lost',
  'mail.bounced',
  'mail.unset',
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

export type ProgramName = 'web' | 'worker' | 'console' | 'sandbox' | 'ops';

/**
 * Everything a line may say beside its name. Each field is a number or a word of the code's own vocabulary: which of all words
 * may be given is narrowed by `SafeFields` to those that are written out in the code, or branded.
 */
export interface EventFields {
  code?: ErrorCode;
  /** HTTP status. */
  status?: number;
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'OTHER';
  /** Route pattern such as `/images/:imageId`, never the path that was asked for. */
  route?: string;
  durationMs?: number;
  port?: number;
  residue?: number;
  /** How many of something. */
  count?: number;
  /** Name of a job of the catalogue. */
  job?: string;
  /** Name of a probe, a sweep, a channel, a host that was refused, or an isolation measure. */
  name?: string;
  state?: string;
}

type FieldKind = 'word' | 'number';

const FIELD_KINDS = {
  code: 'word',
  status: 'number',
  method: 'word',
  route: 'word',
  durationMs: 'number',
  port: 'number',
  residue: 'number',
  count: 'number',
  job: 'word',
  name: 'word',
  state: 'word',
} as const satisfies Record<keyof EventFields, FieldKind>;

// A word of the code's own vocabulary: no spaces, no @, no percent signs, at most 80 characters.
const WORD = /^[A-Za-z0-9_.:/$*()-]{1,80}$/;
const IDENTIFIER =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{24,}|\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){2,}[0-9a-f]{0,4}/i;

/** True for text that can only be a word of the code's vocabulary: no free text, no ids, no network addresses. */
export const isVocabularyWord = (text: string): boolean => WORD.test(text) && !IDENTIFIER.test(text);

const isFieldName = (name: string): name is keyof EventFields => Object.hasOwn(FIELD_KINDS, name);

const admit = (kind: FieldKind, value: unknown): string | number | undefined => {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  return isVocabularyWord(value) ? value : '[dropped]';
};

/**
 * Copies the known fields and nothing else. The types already forbid anything more; this holds for values that
 * reached a field through a cast, and turns free text in a word's place into `[dropped]`.
 */
export const admitFields = (fields: EventFields): Record<string, string | number> => {
  const admitted: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!isFieldName(name)) continue;
    const kept = admit(FIELD_KINDS[name], value);
    if (kept !== undefined) admitted[name] = kept;
  }
  return admitted;
};
