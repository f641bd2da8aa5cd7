import { configInvalid, type LmtpPlace, type MailConfig, type OfficeHours } from '@candid/config';
import type { Db } from '@candid/db';
import type { Decoder } from '@candid/imaging';
import type { JobSender } from '@candid/jobs';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import {
  kindOfRecipient,
  startLmtp,
  takeMail,
  type LmtpOptions,
  type MailContext,
  type RunningLmtp,
  type SupportCrashPoint,
} from '@candid/support';
import type { Vault } from '@candid/vault';
import { createUpdatesByMail } from './announcing/updates-by-mail.ts';
import { pictureReader } from './picture-reader.ts';
import { supportContext } from './support.ts';

export interface SupportMailParts {
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: Pick<JobSender, 'enqueue'>;
  readonly decoder: Pick<Decoder, 'normalise'>;
  readonly office: OfficeHours;
  /** Null where no mail is taken. */
  readonly lmtp: LmtpPlace | null;
  readonly mail: MailConfig | null;
  /** Public address of the installation. */
  readonly origin: string;
  readonly reach: (point: SupportCrashPoint) => void;
  /** Hears that letters to an address do not arrive. */
  readonly bouncedAddress: MailContext['bouncedAddress'];
  readonly onTrouble: (error: unknown) => void;
}

/** The bare address of `Name <address>`. */
const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;

/** A place that cannot be listened at is named with its variable. */
const listen = async (options: LmtpOptions): Promise<RunningLmtp> => {
  try {
    return await startLmtp(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const remedy = 'Stop what uses it, or set another place; its folder has to be there.';
    throw configInvalid([{ variable: 'SUPPORT_LMTP', problem: `names a place that cannot be opened (${code})`, remedy }]);
  }
};

/**
 * Listens for the mail server, where the installation says at which place.
 * @returns null where no mail is taken
 * @throws AppError `config_invalid` where the policy keeps no letters, or the place is taken
 */
export const startSupportMail = async (parts: SupportMailParts, policy: PolicyDefinition): Promise<RunningLmtp | null> => {
  const { lmtp, mail, origin, decoder, reach, bouncedAddress, onTrouble } = parts;
  if (lmtp === null) return null;
  const support = supportContext(parts, policy);
  if (support === null) {
    const problem = `is set, and the policy "${policy.id}" keeps no letters`;
    throw configInvalid([{ variable: 'SUPPORT_LMTP', problem, remedy: 'Leave it out, and read the mailbox itself.' }]);
  }
  const own = { host: new URL(origin).hostname, sender: mail && addressIn(mail.from) };
  // Who asks gets a letter first: where none can be sent nobody can ask.
  const updates = mail && createUpdatesByMail(parts, policy);
  const context: MailContext = { ...support, own, readPicture: pictureReader(decoder), updates, reach, bouncedAddress };
  return listen({
    place: lmtp,
    name: own.host,
    messageBytes: policy.support.limits.messageBytes,
    kindOf: (recipient) =>
      kindOfRecipient(recipient, { support: policy.support.address, sender: own.sender, updates: updates !== null }),
    take: (delivery) => takeMail(context, delivery),
    onTrouble,
  });
};
