/** What decides whether a mail was written by a person: the envelope's sender, and a few headers. Names in lower case. */
export interface MailTraits {
  /** Empty for the null sender, which only machines use. */
  readonly envelopeFrom: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Our own names: a letter that carries one has come round in a circle. */
export interface OwnNames {
  /** The host in the Message-IDs of our letters. */
  readonly host: string;
  readonly addresses: readonly string[];
}

const LIST = /^list-(?:id|help|post|unsubscribe(?:-post)?|subscribe|owner|archive)$/;
const BULK = /^(?:bulk|list|junk|auto[_-]?reply)$/i;
/** Accounts of mail systems themselves (RFC 2142 and custom). */
const DAEMON =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?(?:[+-].*)?|owner-.*|.*-(?:request|owner|bounces?))$/i;

const isAutomaticHeader = ([name, value]: readonly [string, string]): boolean => {
  const said = value.trim();
  if (name === 'auto-submitted') return !/^no\b/i.test(said);
  if (name === 'precedence') return BULK.test(said);
  if (name === 'x-auto-response-suppress') return /\b(?:all|oof|autoreply)\b/i.test(said);
  return LIST.test(name) || ['x-autoreply', 'x-autorespond', 'x-loop', 'feedback-id'].includes(name);
};

/**
 * Whether a mail may not be acknowledged (RFC 3834): it comes from a machine, a mailing list, or ourselves. In doubt it is: a letter without a
 * thank-you is still answered by a person.
 */
export const isAutomatic = ({ envelopeFrom, headers }: MailTraits, { host, addresses }: OwnNames): boolean => {
  const from = envelopeFrom.toLowerCase();
  if (from === '' || DAEMON.test(from.slice(0, from.lastIndexOf('@')))) return true;
  if (addresses.some((own) => own.toLowerCase() === from)) return true;
  const messageId = headers.find(([name]) => name === 'message-id')?.[1] ?? '';
  if (messageId.trim().toLowerCase().endsWith(`@${host.toLowerCase()}>`)) return true;
  return headers.some(isAutomaticHeader);
};
