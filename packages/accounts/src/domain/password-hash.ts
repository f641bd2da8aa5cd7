import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '@candid/kernel';
import type { PasswordRules } from '@candid/policy';

/** A password as it is stored (CR-02). */
export interface StoredPassword {
  readonly algorithm: PasswordRules['algorithm'];
  readonly iterations: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** The work itself: 32 bytes of PBKDF2 with SHA-256. */
export type Derive = (work: { readonly password: string; readonly salt: Buffer; readonly iterations: number }) => Promise<Buffer>;

export interface PasswordHasher {
  hash(password: string): Promise<StoredPassword>;
  /**
   * Whether it is the stored one. The work is the same without one, and with one of fewer iterations: how long an answer takes tells
   * nothing about whether an account is there.
   */
  verify(password: string, stored: StoredPassword | null): Promise<boolean>;
  /** True for a hash that is weaker than the policy asks for now. */
  isOutdated(stored: StoredPassword): boolean;
}

const HASH_BYTES = 32;
/** Node gives such work four threads, and files and names need some too. */
const AT_ONCE = 2;
/** At a third of a second each this is ten seconds of waiting; who comes then is told to come again. */
const MAX_WAITING = 60;

const pbkdf2Async = promisify(pbkdf2);
const derivePbkdf2: Derive = ({ password, salt, iterations }) => pbkdf2Async(password, salt, iterations, HASH_BYTES, 'sha256');

/** Lets so many through at once and the rest wait. @throws AppError `too_many` when too many wait */
const createGate = () => {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (inside >= AT_ONCE) {
      if (waiting.length >= MAX_WAITING) throw new AppError('too_many');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
};

/** @param rules the policy's parameters: each new hash is made with them, and stored with them */
export const createPasswordHasher = (rules: PasswordRules, derive: Derive = derivePbkdf2): PasswordHasher => {
  const { algorithm, iterations, saltBytes } = rules;
  const gate = createGate();
  return {
    hash: (password) =>
      gate(async () => {
        const salt = randomBytes(saltBytes);
        return { algorithm, iterations, salt, hash: await derive({ password, salt, iterations }) };
      }),
    verify: (password, stored) =>
      gate(async () => {
        const salt = stored?.salt ?? randomBytes(saltBytes);
        const own = stored?.iterations ?? iterations;
        const derived = await derive({ password, salt, iterations: own });
        if (own < iterations) await derive({ password, salt, iterations: iterations - own });
        return stored !== null && timingSafeEqual(derived, stored.hash);
      }),
    isOutdated: (stored) => stored.iterations < iterations || stored.salt.length < saltBytes,
  };
};
