import { readLetterAddress, writeAccountLetter } from '@candid/accounts';
import type { MailConfig, Operator, WorkerConfig } from '@candid/config';
import type { Db } from '@candid/db';
import type { Egress, RecipientSocket } from '@candid/egress';
import type { JobRunner } from '@candid/jobs';
import { relaysLetters, type PolicyDefinition } from '@candid/policy';
import { AppError, type Clock, type LetterId, type SubjectId } from '@candid/kernel';
import { createSmtpTransport, deliverLetter, type DeliveryContext, type LetterKind, type MailCrashPoint } from '@candid/mail';
import { forgetRelayedLetter, writeAcknowledgement, writeRelayedLetter } from '@candid/support';
import type { Vault } from '@candid/vault';
import { createNewsletterWriter } from './announcing/write-newsletter.ts';
import { mailboxOf } from './letterbox.ts';
import { createChangeWriter } from './announcing/write-change-letter.ts';

/** The mail server as a place the worker may connect to. */
export const mailSockets = (
  { mail }: Pick<WorkerConfig, 'mail'>,
  { recipients }: Pick<PolicyDefinition, 'recipients'>,
): readonly RecipientSocket[] =>
  mail && recipients.some(({ role }) => role === 'mail') ? [{ role: 'mail', host: mail.host, port: mail.port }] : [];

/** What a policy promises and nothing but a letter can keep; null where it does without. */
const needOfMail = (policy: Pick<PolicyDefinition, 'features' | 'support' | 'retention'>): string | null => {
  if (policy.features.passwords) return 'has accounts by password, which need letters';
  return relaysLetters(policy) ? 'has a form whose letters go to your mailbox and are not kept' : null;
};

/**
 * Where people can get in, or be heard, only by a letter, a worker that can send none must not begin: a form would promise what nobody does.
 * @throws AppError `config_invalid`
 */
export const assertMailReady = (
  { mail }: Pick<WorkerConfig, 'mail'>,
  policy: Pick<PolicyDefinition, 'id' | 'features' | 'support' | 'retention'>,
): void => {
  const need = mail ? null : needOfMail(policy);
  if (need === null) return;
  const remedy = `The policy "${policy.id}" ${need}: set SMTP_URL and MAIL_FROM.`;
  throw new AppError('config_invalid', { field: 'SMTP_URL', remedy });
};

export interface LettersOptions {
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly egress: Pick<Egress, 'connect'>;
  readonly mail: MailConfig;
  readonly origin: string;
  readonly reach: (point: MailCrashPoint) => void;
  /** Hears that nobody is at an address that letters to people go to. */
  readonly noMailbox: (address: string) => Promise<void>;
  readonly policy: Pick<PolicyDefinition, 'features' | 'support' | 'version'>;
  /** Null in a local start that names nobody. */
  readonly operator: Operator | null;
  /** The version that is prepared; null where none is. */
  readonly next: Pick<PolicyDefinition, 'version'> | null;
}

/** Letters sent at once by one process. */
const CONCURRENCY = 2;

/** How one letter is sent: the parts of the domains that write letters, and the way out. */
export const createDelivery = ({
  db,
  vault,
  clock,
  egress,
  mail,
  origin,
  reach,
  noMailbox,
  policy,
  operator,
  next,
}: LettersOptions): ((id: LetterId) => Promise<void>) => {
  const { host, port, tls, login } = mail;
  const server = { host, port, tls, login: login && { user: login.user, password: login.password.reveal() } };
  const accountAddress = async (subjectId: SubjectId) => (await readLetterAddress({ db, vault, clock }, subjectId))?.to ?? null;
  const writeNewsletter = createNewsletterWriter({ db, vault, clock, origin, policy });
  const mailbox = mailboxOf(operator, policy);
  /** All others are of accounts. */
  const writers: Partial<Record<LetterKind, DeliveryContext['write']>> = {
    'letter-received': (due) => writeAcknowledgement({ db, vault, rules: policy.support, origin, accountAddress }, due),
    'policy-change': createChangeWriter({ db, vault, clock, origin, policy, next }),
    'relayed-letter': (due) => writeRelayedLetter({ db, vault, mailbox, origin }, due),
    'newsletter-confirm': writeNewsletter,
    newsletter: writeNewsletter,
  };
  const writeToAccount: DeliveryContext['write'] = (due) => writeAccountLetter({ db, vault, clock, origin }, due);
  const context: DeliveryContext = {
    db,
    clock,
    transport: createSmtpTransport({ egress, server, name: new URL(origin).hostname }),
    write: (due) => (writers[due.kind] ?? writeToAccount)(due),
    ended: async (due) => {
      if (due.kind === 'relayed-letter') await forgetRelayedLetter({ db, vault }, due);
    },
    // The mailbox of what is handed on is our own: that nobody is there is for us to mend.
    noMailbox: (address, { kind }) => (kind === 'relayed-letter' ? Promise.resolve() : noMailbox(address)),
    from: mail.from,
    origin,
    reach,
  };
  return (id) => deliverLetter(context, id);
};

/** Takes letters out of the queue. */
export const takeLetters = (jobs: JobRunner, deliver: (id: LetterId) => Promise<void>): Promise<void> =>
  jobs.handle('send-letter', { concurrency: CONCURRENCY }, ({ letterId }) => deliver(letterId as LetterId));
