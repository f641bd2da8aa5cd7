import { z } from 'zod';
import { Secret } from './secret.ts';
import { variable } from './variables.ts';

/** A key or secret with the name that what it made is stored under. */
export interface NamedKey {
  readonly id: string;
  readonly key: Secret<Uint8Array>;
}

const KEY_BYTES = 32;
const MISSING = 'is not set';

/** Text that must be there. */
export const required = (remedy: string) => variable(z.string(MISSING), remedy);

export const optional = (remedy: string) => variable(z.string().optional(), remedy);

export const port = (fallback: number) =>
  variable(
    z
      .string()
      .default(String(fallback))
      .refine(
        (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
        'is not a port number from 1 to 65535',
      )
      .transform(Number),
    `Set a free port, for example ${fallback}, or leave it out.`,
  );

/** An origin such as https://example.org: scheme, host and port, and nothing after them. */
export const origin = (example: string) =>
  variable(
    z
      .string(MISSING)
      .refine(isOrigin, 'is not an origin (scheme, host and port, nothing after them)')
      .transform((text) => new URL(text).origin),
    `Set it to the address people open, for example ${example}.`,
  );

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    url.search + url.hash + url.username + url.password === ''
  );
};

export const postgresUrl = variable(
  z
    .string(MISSING)
    .refine(isPostgresUrl, 'is not a Postgres URL that names a database')
    .transform((text) => new Secret(text)),
  'Set it to postgres://USER:PASSWORD@HOST:PORT/DATABASE; special characters in the password are percent-encoded.',
);

export function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1;
}

export const logLevel = variable(
  z.enum(['debug', 'info', 'warn', 'error'], 'is not debug, info, warn or error').default('info'),
  'Set one of these, or leave it out for info.',
);

export const namedKeys = (name: string) =>
  variable(
    z
      .string(MISSING)
      .transform((text) => text.split(',').map((part) => part.trim()))
      .refine((parts) => parts.every((part) => /^[\w.-]{1,64}:[A-Za-z0-9+/]+={0,2}$/.test(part)), 'is not a list of id:base64')
      .transform((parts) => parts.map((part) => readKey(part)))
      .refine((keys) => keys.every(({ key }) => key.reveal().length === KEY_BYTES), `has a key that is not ${KEY_BYTES} bytes`)
      .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'names an id twice')
      .refine((keys) => !keys.some(({ key }) => isGuessable(key.reveal())), 'has a key that anyone can guess'),
    `Make one with: node -p "'${name}-1:' + crypto.randomBytes(32).toString('base64')". The newest comes first, older ones follow after commas.`,
  );

const readKey = (part: string): NamedKey => {
  const colon = part.indexOf(':');
  return { id: part.slice(0, colon), key: new Secret(new Uint8Array(Buffer.from(part.slice(colon + 1), 'base64'))) };
};

/** Placeholder keys: one byte repeated, bytes that count, or plain words such as "change-me". */
const isGuessable = (key: Uint8Array): boolean => {
  const step = ((key[1] ?? 0) - (key[0] ?? 0) + 256) % 256;
  if (key.every((byte, index) => index === 0 || (byte - (key[index - 1] ?? 0) + 256) % 256 === step)) return true;
  return key.every((byte) => byte >= 0x20 && byte < 0x7f) && /[a-z]{4}|[A-Z]{4}/.test(Buffer.from(key).toString('latin1'));
};
