import {
  askForNewsletter,
  confirmReader,
  confirmStands,
  CONFIRM_WITHIN,
  joinAsAccount,
  leaveAsAccount,
  leaveNewsletter,
  readLeaveToken,
  type NewsletterConsent,
  type NewsletterContext,
} from '@candid/announcing';
import {
  createSignInLimits,
  objectTo,
  parseEmailAddress,
  recordNewsletterConsent,
  type AccountsContext,
} from '@candid/accounts';
import { mayUse } from '@candid/db';
import type { JobSender } from '@candid/jobs';
import type { Milliseconds, SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';
import { openCounter } from '../attempt-counter.ts';

type Wording = NewsletterConsent['wording'];

/** How newsletters stand with an account. `closed`: a restriction or an objection keeps them away, whatever was agreed to. */
export type NewsletterStanding = 'on' | 'off' | 'closed';

/** Newsletters, as pages and letters lead to them (HI-09). Exists only where the policy has them. */
export interface NewsletterApi {
  readonly confirmWithin: Milliseconds;
  /** The same for every address. @throws AppError `email_invalid`, `limit_letters` */
  ask(form: { readonly email: string; readonly network: string | null; readonly language: string }): Promise<void>;
  /** Changes nothing: mail scanners open links too. */
  confirmStands(token: string): Promise<boolean>;
  /** @throws AppError `link_spent` */
  confirm(token: string, wording: Wording): Promise<void>;
  standing(account: SubjectId): Promise<NewsletterStanding>;
  join(account: SubjectId, said: { readonly language: string; readonly wording: Wording }): Promise<void>;
  leaveAs(account: SubjectId, wording: Wording): Promise<void>;
  /** Objects to all mail of this kind, and to whatever else the purpose covers (Art. 21 GDPR). */
  object(account: SubjectId, wording: Wording): Promise<void>;
  /** Whether a link to leave was written here; asking changes nothing. */
  isLeaveToken(token: string): Promise<boolean>;
  /** @returns false for a token that was not written here */
  leave(token: string, said: Pick<NewsletterConsent, 'means' | 'wording'>): Promise<boolean>;
}

/** @returns null where the policy has no newsletters, or keeps nothing on the server */
export const createNewsletter = (
  accounts: AccountsContext,
  policy: PolicyDefinition,
  jobs: Pick<JobSender, 'enqueue'>,
): NewsletterApi | null => {
  if (!policy.features.newsletter || policy.features.onDevice) return null;
  const { db, clock, vault } = accounts;
  const consentLifetime = lifetimeOf(policy, 'consent-record');
  const ctx: NewsletterContext = {
    ...accounts,
    jobs,
    letterLifetime: lifetimeOf(policy, 'mail-delivery'),
    suppressionLifetime: lifetimeOf(policy, 'suppression'),
    recordConsent: (tx, consent) => recordNewsletterConsent(tx, { clock, lifetime: consentLifetime }, consent),
  };
  const limits = createSignInLimits(openCounter(accounts, policy));
  const leaveAs = (account: SubjectId, wording: Wording): Promise<void> => leaveAsAccount(ctx, account, { wording });
  return {
    confirmWithin: CONFIRM_WITHIN,
    ask: async ({ email, network, language }) => {
      const { address, lookup } = parseEmailAddress(email);
      const index = await vault.blindIndex({ index: 'account.email', value: lookup });
      await limits.askForLetter({ letter: 'newsletter', index, network });
      await askForNewsletter(ctx, { address, index }, language);
    },
    confirmStands: (token) => confirmStands(ctx, token),
    confirm: (token, wording) => confirmReader(ctx, token, { wording }),
    standing: async (account) => {
      const reads = await db.selectFrom('newsletter_reader').select('id').where('subject_id', '=', account).executeTakeFirst();
      const isOpen = await mayUse(db, { subjectId: account, purpose: 'marketing' });
      return isOpen ? (reads ? 'on' : 'off') : 'closed';
    },
    join: (subjectId, said) => joinAsAccount(ctx, { subjectId, ...said }),
    leaveAs,
    object: async (account, wording) => {
      await objectTo(accounts, { subjectId: account, purpose: 'marketing' });
      await leaveAs(account, wording);
    },
    isLeaveToken: async (token) => (await readLeaveToken(ctx, token)) !== null,
    leave: async (token, said) => {
      const index = await readLeaveToken(ctx, token);
      if (index !== null) await leaveNewsletter(ctx, { index, ...said });
      return index !== null;
    },
  };
};
