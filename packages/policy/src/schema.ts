import { AppError } from '@candid/kernel';
import { z } from 'zod';
import { definePolicy } from './define.ts';
import type { PolicyDefinition } from './definition.ts';
import * as words from './vocabulary.ts';

const time = z.number().int().nonnegative();
const whole = z.number().int().nonnegative();
const text = z.string().min(1);
const names = z.array(text);
const category = z.enum(words.DATA_CATEGORIES);
const purpose = z.enum(words.PURPOSES);
const start = z.enum(words.RETENTION_STARTS);
const mechanism = z.enum(words.TRANSFER_MECHANISMS).nullable();
const flags = [
  'generate',
  'edit',
  'references',
  'history',
  'taskList',
  'accounts',
  'googleSignIn',
  'passwords',
  'payments',
  'credits',
  'trial',
  'newsletter',
  'support',
  'analytics',
  'onDevice',
] as const;

const session = z.strictObject({
  transport: z.enum(words.SESSION_TRANSPORTS),
  cookieName: text.nullable(),
  storageKey: text.nullable(),
  lifetime: time,
  idle: time.nullable(),
  afterLastConnection: time.nullable(),
  tokenBits: whole,
});

const input = z.union([
  z.strictObject({ until: z.enum(['generation-ends', 'image-ends', 'never-held']) }),
  z.strictObject({ until: z.literal('deadline'), lifetime: time, from: start }),
]);

const plain = words.DATA_CATEGORIES.filter((name) => name !== 'prompt' && name !== 'upload' && name !== 'result');

const retention = z.strictObject({
  prompt: input,
  upload: input,
  result: z.strictObject({
    lifetime: time,
    from: z.literal('generation-finished'),
    endsOnDownload: z.boolean(),
    endsWithSession: z.boolean(),
    sweepWithin: time,
  }),
  ...Object.fromEntries(plain.map((name) => [name, z.strictObject({ lifetime: time, from: start, purpose }).optional()])),
});

const recipient = z.strictObject({
  role: z.enum(words.RECIPIENT_ROLES),
  vendor: text,
  purpose,
  receives: z.array(category),
  hosts: z.array(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/, 'expected a host name without scheme or path')),
  region: z.enum(words.REGIONS),
  transfer: z.strictObject({ eea: mechanism, uk: mechanism, switzerland: mechanism }),
  agreement: text,
  policyUrl: z.url().nullable(),
  keepsFor: time.nullable(),
});

const clock = z.union([
  z.strictObject({ kind: z.literal('within'), time }),
  z.strictObject({ kind: z.literal('same-business-day') }),
]);

const commitment = z.strictObject({
  id: text,
  promise: text,
  translations: z.record(text, text).default({}),
  parameters: names,
  evidence: z.string().regex(/^(query|probe) [^:]+: ./, 'expected "query NAME: what it shows" or "probe NAME: what it shows"'),
  enforcedBy: names,
  tests: names,
  open: z.boolean(),
  why: text.nullable(),
});

const definition = z.strictObject({
  id: text,
  version: z.iso.date(),
  reviewEvery: time,
  features: z.strictObject(Object.fromEntries(flags.map((flag) => [flag, z.boolean()]))),
  sessions: z.strictObject({ anonymous: session, account: session.nullable() }),
  signIn: z.strictObject({
    google: z.strictObject({ scopes: names, keeps: z.array(category) }).nullable(),
    password: z
      .strictObject({
        algorithm: z.literal('PBKDF2-SHA-256'),
        iterations: whole.min(100_000),
        saltBytes: whole.min(16),
        minimumLength: whole,
      })
      .nullable(),
  }),
  subjects: z.array(z.enum(words.SUBJECT_KINDS)),
  categories: z.array(category),
  forbidden: z.array(category),
  purposes: z.array(z.strictObject({ purpose, bases: z.array(z.enum(words.LEGAL_BASES)), categories: z.array(category) })),
  retention,
  limits: z.strictObject({
    generationsPerSession: z.strictObject({ count: whole, per: time }),
    imagesPerRequest: whole,
    maxReferences: whole,
    freeImages: whole,
  }),
  cookies: z.array(
    z.strictObject({
      name: text,
      purpose,
      category: z.enum(words.COOKIE_CATEGORIES),
      lifetime: time.nullable(),
      setAt: z.enum(words.STORAGE_OCCASIONS),
    }),
  ),
  browserStorage: z.array(
    z.strictObject({
      name: text,
      area: z.enum(['local', 'session', 'indexed-db', 'cache', 'service-worker']),
      purpose,
      setAt: z.enum(words.STORAGE_OCCASIONS),
    }),
  ),
  recipients: z.array(recipient),
  analytics: z
    .strictObject({
      mode: z.enum(['consented-third-party', 'consented-first-party', 'aggregate-only']),
      events: names,
      parameters: names,
      totals: z.array(z.enum(words.USAGE_DIMENSIONS)),
      minimumGroup: whole,
    })
    .nullable(),
  networkLog: z.strictObject({ fields: z.array(z.enum(words.NETWORK_LOG_FIELDS)).min(1) }).nullable(),
  payments: z.strictObject({ keepsFromProvider: names, keepsFromOrder: names }).nullable(),
  rights: z.strictObject({
    kinds: z.array(z.enum(words.RIGHT_KINDS)),
    answerWithin: time,
    calendarMonths: whole,
    grace: time,
    eraseWithin: time,
    jurisdictions: z.array(z.strictObject({ name: text, fullAccessWithin: time.nullable() })),
  }),
  children: z.strictObject({
    minimumAge: whole,
    raisedTo: whole.nullable(),
    raisedIn: z.array(z.string().regex(/^[A-Z]{2}$/, 'expected a country as two capital letters')),
    eraseWithin: time,
    ageStatement: z.boolean(),
  }),
  changes: z.strictObject({ noticeAhead: time, shownFor: time, channels: z.array(z.enum(words.ANNOUNCEMENT_CHANNELS)) }),
  support: z.strictObject({
    address: text,
    storesLetters: z.boolean(),
    limits: z.strictObject({
      messageBytes: whole,
      words: whole,
      attachments: whole,
      perHour: whole,
      perAddress: whole,
      acknowledged: whole,
    }),
    clocks: z.strictObject({ privacy: clock, technical: clock, general: clock }),
  }),
  security: z.strictObject({ auditEvery: time, updateWithin: time, keyringBackupWindow: time }),
  onDevice: z.strictObject({ firstPreviewWithin: time, previewShare: z.number().min(0).max(1), exports: names }).nullable(),
  pages: z.array(z.enum(words.PAGE_NAMES)),
  commitments: z.array(commitment),
});

/**
 * Reads a definition that came from outside and freezes it.
 * @throws AppError `policy_invalid` naming the first `field` that does not fit and the `problem` with it.
 */
export const readPolicy = (given: unknown): PolicyDefinition => {
  const read = definition.safeParse(given);
  if (!read.success) {
    // What does not parse has at least one issue.
    const [issue] = read.error.issues as [z.core.$ZodIssue];
    throw new AppError('policy_invalid', {
      field: issue.path.join('.') || 'default export',
      problem: issue.message,
    });
  }
  const { commitments, ...parameters } = read.data as unknown as PolicyDefinition;
  return definePolicy({ parameters, commitments: () => commitments });
};
