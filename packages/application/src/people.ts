import {
  closeAccount,
  createAccountSessions,
  createSignInAttempts,
  keepPreferences,
  readProfile,
  rename,
  reopenAccount,
  signInWithGoogle,
  type AccountsContext,
  type AccountSession,
  type AgeStatement,
  type AnonymousSession,
  type GooglePerson,
  type ListedSession,
  type Preferences,
  type Profile,
  type SignInAttempts,
} from '@candid/accounts';
import { inTransaction, passFence, type Tx } from '@candid/db';
import { adoptWork } from '@candid/imaging';
import type { JobSender } from '@candid/jobs';
import { AppError, type SessionId, type SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { createPasswords, type Entering, type PasswordsApi } from './passwords.ts';

export interface SigningIn {
  readonly person: GooglePerson;
  /** What they said of their age on the way; only somebody new has to. */
  readonly age: AgeStatement | null;
  /** Of the page: somebody new is written to in it until they choose another. */
  readonly language: string;
  /** The visitor that signs in: their work becomes the account's, and their session ends. */
  readonly visitor: AnonymousSession | null;
  readonly device: string | null;
}

/** People with an account: what the web app can do for them. Exists only where the policy has accounts. */
export interface PeopleApi {
  /** Null where the policy has no passwords. */
  readonly passwords: PasswordsApi | null;
  readonly attempts: SignInAttempts;
  /** @throws AppError `email_invalid`, `age_not_stated`; `forbidden` for somebody whose erasure is being completed */
  signIn(signingIn: SigningIn): Promise<{ readonly token: string }>;
  resume(token: string): Promise<AccountSession | null>;
  profile(subjectId: SubjectId): Promise<Profile>;
  sessions(subjectId: SubjectId): Promise<readonly ListedSession[]>;
  endSession(subjectId: SubjectId, sessionId: SessionId): Promise<void>;
  /** Ends all sessions of the person but this one. @returns how many */
  endOtherSessions(subjectId: SubjectId, but: SessionId): Promise<number>;
  /** @throws AppError `not_found` where people have no name (CR-01), `name_invalid` */
  rename(subjectId: SubjectId, name: string): Promise<void>;
  /** Keeps how pages look and speak to somebody; what is not named stays. Languages are those of the product (HI-16). */
  keepPreferences(subjectId: SubjectId, chosen: Partial<Preferences>): Promise<void>;
  /** Ends every session; erasure is due after the policy's grace. */
  close(subjectId: SubjectId): Promise<Date>;
  reopen(subjectId: SubjectId): Promise<void>;
}

export interface PeopleOptions {
  readonly jobs: Pick<JobSender, 'enqueue'>;
  /** Public address of the installation. */
  readonly origin: string;
}

/** @returns null where the policy has no accounts */
export const createPeople = (ctx: AccountsContext, policy: PolicyDefinition, options: PeopleOptions): PeopleApi | null => {
  const rules = policy.sessions.account;
  if (!policy.features.accounts || rules === null) return null;
  const sessions = createAccountSessions({ db: ctx.db, clock: ctx.clock, rules });
  const begin = async (tx: Tx, { visitor, device, subjectId }: Entering & { readonly subjectId: SubjectId }) => {
    if (visitor) {
      await adoptWork(tx, { from: visitor.subjectId, to: subjectId, vault: ctx.vault });
      await tx.deleteFrom('session').where('id', '=', visitor.id).execute();
    } else {
      await passFence(tx, { subjectId, purpose: 'session' });
    }
    return sessions.begin(tx, { subjectId, device });
  };
  return {
    passwords: createPasswords(ctx, policy, { ...options, begin }),
    attempts: createSignInAttempts(ctx),
    signIn: async ({ person, age, language, visitor, device }) => {
      const { subjectId } = await signInWithGoogle(ctx, { ...person, language }, age);
      return inTransaction(ctx.db, (tx) => begin(tx, { visitor, device, subjectId }));
    },
    resume: (token) => sessions.resume(token),
    profile: (subjectId) => readProfile(ctx, subjectId),
    sessions: (subjectId) => sessions.list(subjectId),
    endSession: (subjectId, sessionId) => sessions.end(subjectId, sessionId),
    endOtherSessions: (subjectId, but) => sessions.endAll(subjectId, { but }),
    rename: async (subjectId, name) => {
      if (!policy.categories.includes('account-name')) throw new AppError('not_found');
      await rename(ctx, subjectId, name);
    },
    keepPreferences: (subjectId, chosen) => keepPreferences(ctx, subjectId, chosen),
    close: (subjectId) => closeAccount(ctx, subjectId, policy.rights.grace),
    reopen: (subjectId) => reopenAccount(ctx, subjectId),
  };
};
