import type { Milliseconds } from '@candid/kernel';
import type { PostContext } from '@candid/mail';
import type { PasswordRules } from '@candid/policy';
import type { AccountsContext } from './context.ts';
import type { SignInLimits } from './domain/sign-in-limits.ts';
import type { PasswordHasher } from './domain/password-hash.ts';
import type { PasswordJudge } from './domain/password-strength.ts';

/** What accounts by password need beside the rest. */
export interface PasswordsContext extends AccountsContext, PostContext {
  readonly rules: PasswordRules;
  readonly hasher: PasswordHasher;
  readonly judge: PasswordJudge;
  readonly limits: SignInLimits;
  /** Words that everybody knows of this site; a password made of them is weak. */
  readonly siteWords: readonly string[];
  /** How long a device is remembered after somebody last signed in with it. */
  readonly deviceLifetime: Milliseconds;
}
