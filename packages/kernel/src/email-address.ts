import { domainToASCII } from 'node:url';
import { AppError } from './errors.ts';

/** An address that letters can be sent to, and the form that makes two writings of it one account. */
export interface EmailAddress {
  readonly address: string;
  readonly lookup: string;
}

// RFC 5321: 64 before the @, and 254 is what fits into a MAIL FROM path.
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * Reads an address as somebody typed it. A domain in other scripts is kept in its ASCII form, so that two that look alike stay two
 * and both show what they are; a part after a plus stays: whether it matters is for the mail server to say.
 * @throws AppError `email_invalid`
 */
export const parseEmailAddress = (text: string): EmailAddress => {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, Math.max(at, 0));
  const domain = domainToASCII(trimmed.slice(at + 1).toLowerCase());
  const address = `${local}@${domain}`;
  if (local.length > MAX_LOCAL || address.length > MAX_ADDRESS || !LOCAL.test(local) || !DOMAIN.test(domain))
    throw new AppError('email_invalid');
  return { address, lookup: address.toLowerCase() };
};
