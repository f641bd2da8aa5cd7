import { AppError } from '@candid/kernel';

/** A person's word that they are old enough: when they gave it, and for which limit. No birthday is asked (OH-21, CR-27). */
export interface AgeStatement {
  readonly statedAt: Date;
  readonly limit: number;
}

/**
 * Whether a form's field states the age that applies: its value is the limit it was shown with, so that a word for a lower one does not
 * count for a higher.
 */
export const statesAge = (field: unknown, limit: number): boolean => field === String(limit);

/**
 * For a sign-up, which needs the statement.
 * @throws AppError `age_not_stated`
 */
export const confirmsAge = (field: unknown, { limit, at }: { readonly limit: number; readonly at: Date }): AgeStatement => {
  if (!statesAge(field, limit)) throw new AppError('age_not_stated');
  return { statedAt: at, limit };
};
