import { AppError, duration, type ErrorCode } from '@candid/kernel';
import type { Allowance, AttemptCounter } from './attempt-counter.ts';

/** Who tries: for which address, by its keyed hash, and from which network where that may be known. */
export interface Attempt {
  readonly index: Buffer;
  readonly network: string | null;
}

/** What a letter is asked for: each is counted apart, so that nobody can use up another person's letters with a new password. */
export type CountedLetter = 'sign-up' | 'reset' | 'change-address' | 'newsletter';

/** How often somebody may try (HI-29). A name is counted whether or not it has an account. */
export interface SignInLimits {
  /** Before a password is looked at. @throws AppError `limit_sign_in` */
  tryPassword(attempt: Attempt): Promise<void>;
  /** After the right one, or a proof by mail: the address begins anew for this network. */
  forgive(attempt: Attempt): Promise<void>;
  /** Before a letter is asked for. @throws AppError `limit_letters` */
  askForLetter(attempt: Attempt & { readonly letter: CountedLetter }): Promise<void>;
}

const guesses: Allowance = { of: 'guesses', times: 10, per: duration.minutes(15) };
const guessesOfNetwork: Allowance = { of: 'guesses-of-network', times: 200, per: duration.minutes(15) };
const guessesAnywhere: Allowance = { of: 'guesses-anywhere', times: 100, per: duration.hours(1) };
/** What one network has left for an address that is guessed at from many. */
const GUESSES_UNDER_ATTACK = 3;

const letters: Allowance = { of: 'letters', times: 3, per: duration.hours(1) };
const lettersAnywhere: Allowance = { of: 'letters-anywhere', times: 12, per: duration.hours(1) };
const lettersOfNetwork: Allowance = { of: 'letters-of-network', times: 60, per: duration.hours(1) };

/**
 * Nobody is locked out by what others do elsewhere. One network has ten guesses at an address; the owner has ten of their own. Of an
 * address that is guessed at from many networks each has three: that slows the guessing, and the owner still has theirs. Letters to one
 * address end after twelve, whoever asks; then the newest of them is in its owner's mailbox, and its link lives longer than the limit.
 * Where no network may be known, the address alone is counted.
 */
export const createSignInLimits = (counter: AttemptCounter): SignInLimits => {
  const addressOf = ({ index }: Attempt): string => index.toString('base64');
  const pairOf = (attempt: Attempt): string => `${addressOf(attempt)} ${attempt.network ?? ''}`;
  const take = async (allowance: Allowance, name: string, code: ErrorCode): Promise<number> => {
    const taken = await counter.count(allowance, name);
    if (taken > allowance.times) throw new AppError(code);
    return taken;
  };
  return {
    tryPassword: async (attempt) => {
      const code = 'limit_sign_in';
      if (attempt.network === null) {
        await take(guessesAnywhere, addressOf(attempt), code);
        return;
      }
      // What is refused here counts nowhere else: one network alone cannot make an address look guessed at from many.
      const own = await take(guesses, pairOf(attempt), code);
      await take(guessesOfNetwork, attempt.network, code);
      const anywhere = await counter.count(guessesAnywhere, addressOf(attempt));
      if (anywhere > guessesAnywhere.times && own > GUESSES_UNDER_ATTACK) throw new AppError(code);
    },
    forgive: async (attempt) => {
      if (attempt.network === null) await counter.forget(guessesAnywhere, addressOf(attempt));
      else await counter.forget(guesses, pairOf(attempt));
    },
    askForLetter: async ({ letter, ...attempt }) => {
      const code = 'limit_letters';
      await take(letters, `${letter} ${pairOf(attempt)}`, code);
      if (attempt.network !== null) await take(lettersOfNetwork, attempt.network, code);
      await take(lettersAnywhere, `${letter} ${addressOf(attempt)}`, code);
    },
  };
};
