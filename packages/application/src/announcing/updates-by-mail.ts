import {
  askByMail,
  confirmReader,
  CONFIRM_WITHIN,
  leaveByMail,
  type NewsletterConsent,
  type NewsletterContext,
} from '@candid/announcing';
import { recordNewsletterConsent } from '@candid/accounts';
import type { Db } from '@candid/db';
import type { JobSender } from '@candid/jobs';
import { isAppError, parseEmailAddress, type Clock } from '@candid/kernel';
import { updatesWording } from '@candid/mail';
import { asksByMail, type PolicyDefinition } from '@candid/policy';
import { lifetimeOf } from '@candid/privacy';
import { addressFor, type UpdatesMail } from '@candid/support';
import type { Vault } from '@candid/vault';

/** The address behind a token, and a link that writes there. */
export const mailbox = (
  { support }: Pick<PolicyDefinition, 'support'>,
  word: 'yes' | 'leave',
  token: string,
): { readonly address: string; readonly link: string } => {
  const address = addressFor(support.address, `${word}-${token}`);
  return { address, link: `mailto:${address}?subject=${word}` };
};

export interface UpdatesByMailParts {
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: Pick<JobSender, 'enqueue'>;
  /** Public address of the installation. */
  readonly origin: string;
}

type Words = Pick<NewsletterConsent, 'wording'>;

/**
 * What people say of updates by mail: who asks gets one letter, the token in the address that they answer to is their yes, and the one in
 * the address that every letter names ends it. Where a mail says that it comes from proves nothing (OD-24).
 * @returns null where nobody can ask by mail
 */
export const createUpdatesByMail = (
  { origin, ...parts }: UpdatesByMailParts,
  policy: PolicyDefinition,
): ((mail: UpdatesMail) => Promise<void>) | null => {
  if (!asksByMail(policy)) return null;
  const consentLifetime = lifetimeOf(policy, 'consent-record');
  const ctx: NewsletterContext = {
    ...parts,
    letterLifetime: lifetimeOf(policy, 'mail-delivery'),
    suppressionLifetime: lifetimeOf(policy, 'suppression'),
    recordConsent: (tx, consent) => recordNewsletterConsent(tx, { clock: parts.clock, lifetime: consentLifetime }, consent),
  };
  const said = (language: string): Words => ({
    wording: updatesWording(language, { site: new URL(origin).host, lifetime: CONFIRM_WITHIN, address: policy.support.address }),
  });
  const ask = async (from: string, language: string): Promise<void> => {
    const { address, lookup } = parseEmailAddress(from);
    const index = await parts.vault.blindIndex({ index: 'account.email', value: lookup });
    await askByMail(ctx, { address, index }, { language, perHour: policy.support.limits.perHour });
  };
  const confirm = async (token: string, language: string): Promise<void> => {
    try {
      await confirmReader(ctx, token, said(language));
    } catch (error) {
      // Answered before, too late, or never sent: a mail has nobody to tell.
      if (!isAppError(error, 'link_spent')) throw error;
    }
  };
  return async ({ word, from, language, isAutomatic }) => {
    const [name, token = ''] = word.split('-');
    // A mail program leaves by itself when it is asked to; nobody else's machine asks or agrees.
    if (name === 'leave') return leaveByMail(ctx, token, said(language));
    if (isAutomatic) return;
    if (name === 'yes') return confirm(token, language);
    if (from !== null) return ask(from, language);
  };
};
