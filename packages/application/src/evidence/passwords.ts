import { createMemoryCounter, createSignInLimits } from '@candid/accounts';
import type { Db } from '@candid/db';
import { isAppError, type Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { Reading } from './reading.ts';

/** What is promised whatever the parameters of today are (CR-02). */
const LEAST_ITERATIONS = 100_000;
const LEAST_SALT = 16;
const HASH_BYTES = 32;

/** Of 32 bytes that a hash leaves, practically never all can be typed; of a word with or without padding all can. */
const looksTyped = (hash: Buffer): boolean =>
  hash.length !== HASH_BYTES || hash.every((byte) => byte === 0 || (byte >= 0x20 && byte < 0x7f));

/**
 * `password-hashes`: how many are held, the weakest parameters among them, how many are weaker than a new one would be (made stronger at
 * the next sign-in), and how many are stored as the word itself (HI-01, CR-02).
 */
export const readPasswordHashes = async ({
  db,
  policy,
}: {
  db: Db;
  policy: Pick<PolicyDefinition, 'signIn'>;
}): Promise<Reading> => {
  const rows = await db.selectFrom('account_password').select(['iterations', 'salt', 'hash']).execute();
  const now = policy.signIn.password?.iterations ?? 0;
  const weakest = rows.length === 0 ? null : Math.min(...rows.map(({ iterations }) => iterations));
  const shortest = rows.length === 0 ? null : Math.min(...rows.map(({ salt }) => salt.length));
  const inClear = rows.filter(({ hash }) => looksTyped(hash)).length;
  const shared = rows.length - new Set(rows.map(({ salt }) => salt.toString('hex'))).size;
  const isStrong = (weakest ?? now) >= LEAST_ITERATIONS && (shortest ?? LEAST_SALT) >= LEAST_SALT;
  const figures = {
    held: rows.length,
    weakestIterations: weakest,
    shortestSaltBytes: shortest,
    sharedSalts: shared,
    weakerThanNew: rows.filter(({ iterations }) => iterations < now).length,
    inClear,
  };
  return { ok: isStrong && shared === 0 && inClear === 0, figures };
};

/** `account-fields`: the columns that sign-ups have filled so far, and accounts that hold a name (CR-01). */
export const readAccountFields = async ({
  db,
  policy,
}: {
  db: Db;
  policy: Pick<PolicyDefinition, 'forbidden'>;
}): Promise<Reading> => {
  const rows = await db.selectFrom('account').selectAll().execute();
  const filled = new Set(rows.flatMap((row) => Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [name]))));
  const names = rows.filter(({ name_key_id, name_sealed }) => name_key_id !== null || name_sealed !== null).length;
  const mayHaveNames = !policy.forbidden.includes('account-name');
  return { ok: mayHaveNames || names === 0, figures: { accounts: rows.length, filled: [...filled].sort().join(' '), names } };
};

/** More guesses from one network than this would be no guard. */
const MOST_GUESSES = 20;

/** Guesses that one network has for one account, by trying. */
const countGuesses = async (clock: Clock): Promise<number> => {
  const limits = createSignInLimits(createMemoryCounter(clock));
  const attempt = { index: Buffer.from('nobody'), network: '192.0.2.0' };
  for (let guess = 0; guess <= MOST_GUESSES; guess += 1) {
    try {
      await limits.tryPassword(attempt);
    } catch (error) {
      if (isAppError(error, 'limit_sign_in')) return guess;
      throw error;
    }
  }
  return MOST_GUESSES + 1;
};

/**
 * `sign-in-guard`: how many guesses pass before a network has to wait, devices that people signed in with, and those of the time that the
 * list of letters goes back which nobody was told of; the device an account began with is none (HI-29).
 */
export const readSignInGuard = async ({
  db,
  clock,
  policy,
}: {
  db: Db;
  clock: Clock;
  policy: Pick<PolicyDefinition, 'retention'>;
}): Promise<Reading> => {
  const since = new Date(clock.now().getTime() - (policy.retention['mail-delivery']?.lifetime ?? 0));
  const devices = await db
    .selectFrom('known_device as d')
    .innerJoin('account as a', 'a.subject_id', 'd.subject_id')
    .leftJoin('mail_delivery as m', (join) => join.onRef('m.cause_id', '=', 'd.id').on('m.template', '=', 'new-device'))
    .select(['d.created_at', 'a.created_at as began_at', 'm.id as letter'])
    .execute();
  const recent = devices.filter(({ created_at, began_at }) => created_at > since && created_at > began_at);
  const withoutLetter = recent.filter(({ letter }) => letter === null).length;
  const guesses = await countGuesses(clock);
  return { ok: withoutLetter === 0 && guesses <= MOST_GUESSES, figures: { guesses, devices: devices.length, withoutLetter } };
};
