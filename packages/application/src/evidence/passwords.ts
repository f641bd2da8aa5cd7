import { createMemoryCounter, createSignInLimits } from '@candid/accounts';
import type { Db } from '@candid/db';
import { isAppError, type Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { sql } from 'kysely';
import type { Reading } from './reading.ts';

/** What is promised whatever the parameters of today are (CR-02). */
const LEAST_ITERATIONS = 100_000;
const LEAST_SALT = 16;
const HASH_BYTES = 32;

/** Of 32 bytes that a hash leaves, practically never all can be typed; of a word with or without padding all can. */
const looksTyped = sql<boolean>`octet_length(hash) <> ${HASH_BYTES} OR encode(hash, 'hex') ~ '^(00|[2-6][0-9a-f]|7[0-9a-e])*$'`;

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
  const now = policy.signIn.password?.iterations ?? 0;
  const counted = await db
    .selectFrom('account_password')
    .select(({ fn }) => [
      fn.countAll<number>().as('held'),
      fn.min<number | null>('iterations').as('weakestIterations'),
      sql<number | null>`min(octet_length(salt))`.as('shortestSaltBytes'),
      sql<number>`count(*) - count(DISTINCT salt)`.as('sharedSalts'),
      fn.countAll<number>().filterWhere('iterations', '<', now).as('weakerThanNew'),
      fn.countAll<number>().filterWhere(looksTyped).as('inClear'),
    ])
    .executeTakeFirstOrThrow();
  const { weakestIterations, shortestSaltBytes, sharedSalts, inClear } = counted;
  const isStrong = (weakestIterations ?? now) >= LEAST_ITERATIONS && (shortestSaltBytes ?? LEAST_SALT) >= LEAST_SALT;
  return { ok: isStrong && sharedSalts === 0 && inClear === 0, figures: counted };
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
