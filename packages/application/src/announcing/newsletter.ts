import {
  askForNewsletter,
  confirmReader,
  confirmStands,
  CONFIRM_WITHIN,
  joinAsAccount,
  leaveAsAccount,
  leaveNewsletter,
  readLeaveToken,
  wantsNone,
  type NewsletterConsent,
  type NewsletterContext,
} from '@candid/announcing';
import { createSignInLimits, listObjections, objectTo, recordNewsletterConsent, type AccountsContext } from '@candid/accounts';
import { mayUse } from '@candid/db';
import type { JobSender } from '@candid/jobs';
import { parseEmailAddress, type Milliseconds, type SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';
import { openCounter } from '../attempt-counter.ts';

type Wording = NewsletterConsent['wording'];

/** How newsletters stand with an account. `restricted`: nothing of the kind is sent while its data may not be used. */
export type NewsletterStanding = 'on' | 'off' | 'restricted';

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
  /** Takes the consent back and objects to all mail of this kind and whatever else the purpose covers, at once (Art. 21 GDPR). */
  end(account: SubjectId, wording: Wording): Promise<void>;
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
  const isRefused = async (account: SubjectId): Promise<boolean> => {
    if ((await listObjections(accounts, account)).some(({ purpose }) => purpose === 'marketing')) return true;
    const found = await db.selectFrom('account').select('email_index').where('subject_id', '=', account).executeTakeFirst();
    return found !== undefined && (await wantsNone(db, found.email_index, clock.now()));
  };
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
      if (await isRefused(account)) return 'off';
      if (!(await mayUse(db, { subjectId: account, purpose: 'marketing' }))) return 'restricted';
      return reads ? 'on' : 'off';
    },
    join: (subjectId, said) => joinAsAccount(ctx, { subjectId, ...said }),
    end: async (account, wording) => {
      await objectTo(accounts, { subjectId: account, purpose: 'marketing' });
      await leaveAsAccount(ctx, account, { wording });
    },
    isLeaveToken: async (token) => (await readLeaveToken(ctx, token)) !== null,
    leave: async (token, said) => {
      const index = await readLeaveToken(ctx, token);
      if (index !== null) await leaveNewsletter(ctx, { index, ...said });
      return index !== null;
    },
  };
};
