import { isAppError, parseEmailAddress } from '@candid/kernel';
import { negotiateLocale } from '@candid/messages';
import type { CorrespondenceKind } from '@candid/policy';
import type { NewLetter, SupportContext, SupportCrashPoint } from '../context.ts';
import { isAutomatic } from '../domain/automatic.ts';
import { isUpdatesWord, type UpdatesWord } from '../domain/recipients.ts';
import { messageIdentity } from '../domain/message-identity.ts';
import type { Delivery, Taken } from '../inbound/lmtp-server.ts';
import type { Message } from '../inbound/message.ts';
import { readMessage } from '../inbound/read-message.ts';
import { isKnown } from '../store/letters.ts';
import { encloseAll, type PictureReader } from './enclose.ts';
import { keepLetter } from './keep-letter.ts';
import { takeBounce, type BounceContext } from './take-bounce.ts';

export interface MailContext extends SupportContext, Pick<BounceContext, 'bouncedAddress'> {
  readonly own: {
    /** The host in the Message-IDs of our letters. */
    readonly host: string;
    /** The address that our letters come from; null where none are sent. */
    readonly sender: string | null;
  };
  readonly readPicture: PictureReader;
  /** Hears what is said of updates; whoever keeps the list decides what follows. Null where nobody can ask by mail. */
  readonly updates: ((mail: UpdatesMail) => Promise<void>) | null;
  readonly reach: (point: SupportCrashPoint) => void;
}

/** A word on updates. Where it came from is a claim; what proves anything is the token in the word. */
export interface UpdatesMail {
  readonly word: UpdatesWord;
  /** Null where the envelope names nobody. */
  readonly from: string | null;
  readonly language: string;
  /** Written by a machine, as far as its headers tell. */
  readonly isAutomatic: boolean;
}

const NOTHING_READ: Message = { headers: [], from: '', replyTo: '', subject: '', text: '', attachments: [], report: null };

/** A mail that cannot be taken apart is kept as it came. */
const unread = (raw: Uint8Array): Message => ({
  ...NOTHING_READ,
  attachments: [{ name: 'message.eml', declaredType: 'message/rfc822', bytes: raw }],
});

/** Where the envelope says the mail came from: the one place that a machine may answer to (RFC 3834). Null where it is none. */
const returnAddress = (envelopeFrom: string): string | null => {
  try {
    return parseEmailAddress(envelopeFrom).address;
  } catch (error) {
    if (isAppError(error, 'email_invalid')) return null;
    throw error;
  }
};

const headerOf = ({ headers }: Message, name: string): string | undefined => headers.find(([key]) => key === name)?.[1];

interface Mail {
  readonly delivery: Delivery & { readonly kind: CorrespondenceKind };
  readonly message: Message;
  readonly messageIndex: Buffer;
}

const languageOf = (message: Message): string =>
  negotiateLocale(headerOf(message, 'content-language') ?? headerOf(message, 'accept-language') ?? null);

const isFromMachine = ({ own, rules }: MailContext, envelopeFrom: string, { headers }: Message): boolean => {
  const addresses = [rules.address, ...(own.sender === null ? [] : [own.sender])];
  return isAutomatic({ envelopeFrom, headers }, { host: own.host, addresses });
};

const toLetter = async (ctx: MailContext, { delivery, message, messageIndex }: Mail): Promise<NewLetter> => {
  const { envelopeFrom, kind } = delivery;
  const { from, replyTo, subject, text } = message;
  return {
    kind,
    channel: 'mail',
    language: languageOf(message),
    // Whoever the mail says it is from: nothing leads from that to an account.
    writer: { address: returnAddress(envelopeFrom) },
    words: { subject, text, from, replyTo },
    enclose: () => encloseAll(ctx.readPicture, message.attachments),
    messageIndex,
    acknowledge: !isFromMachine(ctx, envelopeFrom, message),
  };
};

const indexOf = ({ vault }: MailContext, { raw, kind }: Delivery, message: Message): Promise<Buffer> =>
  vault.blindIndex({ index: 'correspondence.message', value: `${kind} ${messageIdentity(raw, message.headers)}` });

/** Whether it fits, and is not there already. */
const keepMail = async (ctx: MailContext, delivery: Mail['delivery'], message: Message): Promise<Taken> => {
  const { words, attachments } = ctx.rules.limits;
  if (message.text.length > words || message.attachments.length > attachments) return 'too-much';
  const messageIndex = await indexOf(ctx, delivery, message);
  if (await isKnown(ctx.db, messageIndex)) return 'taken';
  const letter = await toLetter(ctx, { delivery, message, messageIndex });
  ctx.reach('letter-read');
  await keepLetter(ctx, letter);
  ctx.reach('letter-committed');
  return 'taken';
};

/** Nothing of such a mail is kept but what follows from its word. One that cannot be read is taken for a machine's. */
const takeWord = async (ctx: MailContext, { envelopeFrom, raw }: Omit<Delivery, 'kind'>, word: UpdatesWord): Promise<void> => {
  const message = await readMessage(raw);
  const fromMachine = message === null || isFromMachine(ctx, envelopeFrom, message);
  const language = languageOf(message ?? NOTHING_READ);
  await ctx.updates?.({ word, from: returnAddress(envelopeFrom), language, isAutomatic: fromMachine });
};

const takeLetter = async (ctx: MailContext, { kind, ...delivery }: Delivery): Promise<Taken> => {
  const message = (await readMessage(delivery.raw)) ?? unread(delivery.raw);
  if (delivery.envelopeFrom === '' && message.report !== null) {
    await takeBounce({ ...ctx, host: ctx.own.host }, message.report);
    return 'taken';
  }
  if (kind === 'bounce' || isUpdatesWord(kind)) return 'taken';
  return keepMail(ctx, { ...delivery, kind }, message);
};

/**
 * Takes a mail from the mail server: a letter becomes correspondence, a word on updates and news of a bounce are passed on. Nobody is taken
 * for an account's owner because of what a mail says.
 */
export const takeMail = async (ctx: MailContext, delivery: Delivery): Promise<Taken> => {
  try {
    if (!isUpdatesWord(delivery.kind)) return await takeLetter(ctx, delivery);
    await takeWord(ctx, delivery, delivery.kind);
    return 'taken';
  } catch (error) {
    if (isAppError(error, 'hour_full')) return 'later';
    throw error;
  }
};
