import { z } from 'zod';
import { optional } from './fields.ts';
import type { ConfigProblem } from './problems.ts';
import { Secret } from './secret.ts';
import { isLoopback, modeOf } from './site.ts';
import { variable, type Values } from './variables.ts';

/** The mail server that letters are handed to. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** `start`: TLS from the first byte (smtps). `upgrade`: STARTTLS is demanded. `none`: the stand-in on this machine. */
  readonly tls: 'start' | 'upgrade' | 'none';
  readonly login: { readonly user: string; readonly password: Secret } | null;
  /** As letters name the sender: `Name <address>` or the address alone. */
  readonly from: string;
}

const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;
// Printable ASCII without what ends a header or opens an address; then a plain address.
const FROM = /^(?:[A-Za-z0-9 .'&-]{1,60} <[^\s<>@,;:"]+@[A-Za-z0-9.-]+>|[^\s<>@,;:"]+@[A-Za-z0-9.-]+)$/;

const isSmtpUrl = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname) && url.search === '';
};

export const mailVariables = {
  SMTP_URL: variable(
    z
      .string()
      .refine(isSmtpUrl, 'is not an address such as smtps://USER:PASSWORD@mail.example.org:465')
      .transform((text) => new Secret(text))
      .optional(),
    'Set it to smtps://USER:PASSWORD@HOST:465 (TLS) or smtp://USER:PASSWORD@HOST:587 (STARTTLS).',
  ),
  MAIL_FROM: optional('Set how letters name their sender, for example Candid <candid@example.org>.'),
};

type MailValues = Values<typeof mailVariables>;

/** Server and sender go together, and production takes no server on this machine: the stand-in would swallow every letter. */
export const checkMail = ({ SMTP_URL: url, MAIL_FROM: from }: MailValues, siteOrigin: string): ConfigProblem[] => {
  const problems: ConfigProblem[] = [];
  if (url !== undefined && from === undefined)
    problems.push({ variable: 'MAIL_FROM', problem: 'is not set while SMTP_URL is', remedy: mailVariables.MAIL_FROM.remedy });
  if (from !== undefined && !FROM.test(from))
    problems.push({ variable: 'MAIL_FROM', problem: 'is not a sender', remedy: mailVariables.MAIL_FROM.remedy });
  if (url !== undefined && modeOf(siteOrigin) === 'production' && isLoopback(new URL(url.reveal()).hostname))
    problems.push({
      variable: 'SMTP_URL',
      problem: 'points to a stand-in on this machine, which production refuses',
      remedy: mailVariables.SMTP_URL.remedy,
    });
  return problems;
};

/** @returns null where no mail server is set up */
export const mailConfig = ({ SMTP_URL: secret, MAIL_FROM: from }: MailValues): MailConfig | null => {
  if (secret === undefined || from === undefined) return null;
  const url = new URL(secret.reveal());
  const isSecure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return Object.freeze({
    host: url.hostname,
    port: url.port === '' ? (isSecure ? SUBMISSIONS_PORT : SUBMISSION_PORT) : Number(url.port),
    tls: isSecure ? 'start' : isLoopback(url.hostname) ? 'none' : 'upgrade',
    login: user === '' ? null : { user, password: new Secret(decodeURIComponent(url.password)) },
    from,
  });
};
