import { duration, type Clock } from '@candid/kernel';
import { createAttemptLimits } from './attempt-limits.ts';

/** Who tries: for which address, by its keyed hash, and from which network where that may be known. */
export interface Attempt {
  readonly index: Buffer;
  readonly network: string | null;
}

/** How often somebody may try (HI-29). A name is counted whether or not it has an account. */
export interface SignInLimits {
  /** Before a password is looked at. @throws AppError `limit_sign_in` */
  tryPassword(attempt: Attempt): void;
  /** After the right one, or a proof by mail: the address begins anew. */
  forgive(attempt: Attempt): void;
  /** Before a letter is asked for. @throws AppError `limit_letters` */
  askForLetter(attempt: Attempt): void;
}

/**
 * A stranger who guesses from one network is stopped there after ten, and the owner elsewhere notices nothing. From many networks a
 * hundred guesses an hour end guessing for everybody, also for the owner: the letter with a new password stays open, and lets in.
 */
export const createSignInLimits = (clock: Clock): SignInLimits => {
  const code = 'limit_sign_in';
  const pair = createAttemptLimits({ clock, code, allowance: { times: 10, per: duration.minutes(15) } });
  const address = createAttemptLimits({ clock, code, allowance: { times: 100, per: duration.hours(1) } });
  const network = createAttemptLimits({ clock, code, allowance: { times: 200, per: duration.minutes(15) } });
  const letters = createAttemptLimits({ clock, code: 'limit_letters', allowance: { times: 3, per: duration.hours(1) } });
  const networkLetters = createAttemptLimits({ clock, code: 'limit_letters', allowance: { times: 60, per: duration.hours(1) } });
  const nameOf = ({ index }: Attempt): string => index.toString('base64');
  const pairOf = (attempt: Attempt): string => `${nameOf(attempt)} ${attempt.network}`;
  return {
    tryPassword: (attempt) => {
      if (attempt.network !== null) {
        pair.take(pairOf(attempt));
        network.take(attempt.network);
      }
      address.take(nameOf(attempt));
    },
    forgive: (attempt) => {
      pair.clear(pairOf(attempt));
      address.clear(nameOf(attempt));
    },
    askForLetter: (attempt) => {
      if (attempt.network !== null) networkLetters.take(attempt.network);
      letters.take(nameOf(attempt));
    },
  };
};
