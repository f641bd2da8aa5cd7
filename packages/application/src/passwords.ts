import {
  askForAddress,
  askForLetter,
  changePassword,
  confirmAddress,
  createPasswordHasher,
  createPasswordJudge,
  createSignInLimits,
  finishSignUp,
  linkLifetimes,
  linkStands,
  resetPassword,
  signInWithPassword,
  undoAddress,
  type AccountsContext,
  type AgeStatement,
  type AnonymousSession,
  type PasswordsContext,
} from '@candid/accounts';
import type { LinkPurpose, Tx } from '@candid/db';
import type { JobSender } from '@candid/jobs';
import type { Milliseconds, SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';
import { openCounter } from './attempt-counter.ts';

export type { LinkPurpose };

/** The browser that somebody goes on with, and whose visitor's work they take along. */
export interface Entering {
  readonly visitor: AnonymousSession | null;
  readonly device: string | null;
}

/** Whose network a form came from, where that may be known. */
interface Sent {
  readonly network: string | null;
}

type Token = Promise<{ readonly token: string }>;

/** Accounts by address and password: what forms and letters lead to. Exists only where the policy has passwords (HI-01, CR-01). */
export interface PasswordsApi {
  /** The same for forms of a page in this language: letters that they cause are written in it (unless the account keeps another). */
  in(language: string): PasswordsApi;
  /** Whether people have a name here. */
  readonly hasNames: boolean;
  readonly minimumLength: number;
  /** How long links in letters are good for. */
  readonly linkLifetimes: Readonly<Record<LinkPurpose, Milliseconds>>;
  /** @throws AppError `email_invalid`, `limit_letters` */
  askForAccount(form: Sent & { readonly email: string; readonly age: AgeStatement }): Promise<void>;
  /** @throws AppError `email_invalid`, `limit_letters` */
  askForPassword(form: Sent & { readonly email: string }): Promise<void>;
  /** Changes nothing: mail scanners open links too. */
  linkStands(link: { readonly purpose: LinkPurpose; readonly token: string }): Promise<boolean>;
  /** @throws AppError `link_spent`, `address_taken`, `name_invalid`, and the codes for a new password */
  finishSignUp(form: Entering & { readonly token: string; readonly password: string; readonly name: string }): Token;
  /** @throws AppError `email_invalid`, `limit_sign_in`, `credentials_wrong` */
  signIn(form: Entering & Sent & { readonly email: string; readonly password: string }): Token;
  /** @throws AppError `link_spent`, and the codes for a new password */
  reset(form: Entering & Sent & { readonly token: string; readonly password: string }): Token;
  /** @throws AppError `password_wrong`, `limit_sign_in`, and the codes for a new password */
  change(form: Entering & Sent & { readonly subjectId: SubjectId; readonly present: string; readonly next: string }): Token;
  /** @throws AppError `password_wrong`, `email_invalid`, `limit_sign_in`, `limit_letters` */
  askForAddress(form: Sent & { readonly subjectId: SubjectId; readonly password: string; readonly email: string }): Promise<void>;
  /** @throws AppError `link_spent`, `address_taken` */
  confirmAddress(token: string): Promise<void>;
  /** @throws AppError `link_spent`, `address_taken` */
  undoAddress(token: string): Promise<void>;
}

export interface PasswordsOptions {
  readonly jobs: Pick<JobSender, 'enqueue'>;
  /** Public address of the installation: its words make weak passwords. */
  readonly origin: string;
  /** Begins an account's session, with what the visitor made. */
  readonly begin: (tx: Tx, session: Entering & { readonly subjectId: SubjectId }) => Token;
}

/** @returns null where the policy has no passwords */
export const createPasswords = (
  accounts: AccountsContext,
  policy: PolicyDefinition,
  options: PasswordsOptions,
): PasswordsApi | null => {
  const rules = policy.signIn.password;
  if (!policy.features.passwords || rules === null) return null;
  const hasNames = policy.categories.includes('account-name');
  return passwordsWith({
    ...accounts,
    jobs: options.jobs,
    letterLifetime: lifetimeOf(policy, 'mail-delivery'),
    deviceLifetime: lifetimeOf(policy, 'session'),
    rules,
    hasher: createPasswordHasher(rules),
    judge: createPasswordJudge(),
    limits: createSignInLimits(openCounter(accounts, policy)),
    siteWords: ['candid', new URL(options.origin).hostname, policy.support.address],
    hasNames,
    begin: options.begin,
  });
};

type PasswordParts = PasswordsContext & Pick<PasswordsOptions, 'begin'> & { readonly hasNames: boolean };

const passwordsWith = ({ hasNames, begin, ...ctx }: PasswordParts): PasswordsApi => {
  const beginFor =
    ({ visitor, device }: Entering) =>
    (tx: Tx, subjectId: SubjectId) =>
      begin(tx, { visitor, device, subjectId });
  return {
    in: (language) => passwordsWith({ ...ctx, language, hasNames, begin }),
    hasNames,
    minimumLength: ctx.rules.minimumLength,
    linkLifetimes,
    askForAccount: (form) => askForLetter(ctx, { ...form, purpose: 'sign-up' }),
    askForPassword: (form) => askForLetter(ctx, { ...form, purpose: 'reset' }),
    linkStands: (link) => linkStands(ctx, link),
    finishSignUp: (form) => finishSignUp(ctx, { ...form, name: hasNames ? form.name : null }, beginFor(form)),
    signIn: (form) => signInWithPassword(ctx, form, beginFor(form)),
    reset: (form) => resetPassword(ctx, form, beginFor(form)),
    change: (form) => changePassword(ctx, form, beginFor(form)),
    askForAddress: (form) => askForAddress(ctx, form),
    confirmAddress: (token) => confirmAddress(ctx, token),
    undoAddress: (token) => undoAddress(ctx, token),
  };
};
