import type { ConfigProblem } from './problems.ts';
import type { Secret } from './secret.ts';
import { modeOf } from './site.ts';

/** Passwords that stand in manuals and images everywhere. */
const PASSWORDS = new Set([
  'postgres',
  'password',
  'candid',
  'changeme',
  'change-me',
  'secret',
  'test',
  'admin',
  'root',
  '123456',
]);

/** Production refuses a database login with a published password. */
export const checkPasswords = (urls: Readonly<Record<string, Secret>>, origin: string): ConfigProblem[] =>
  modeOf(origin) === 'local'
    ? []
    : Object.entries(urls)
        .filter(([, url]) => PASSWORDS.has(decodeURIComponent(new URL(url.reveal()).password).toLowerCase()))
        .map(([variable]) => ({
          variable,
          problem: 'has a password that is published as a default',
          remedy: 'Give the database role a random password and set it here.',
        }));
