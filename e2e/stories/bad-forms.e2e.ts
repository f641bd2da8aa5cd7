import { SESSION_HEADER } from '@candid/remix-kit';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createFormSender } from '../src/form-sender.ts';
import type { Installation } from '../src/installation.ts';
import type { Records } from '../src/records.ts';
import { storyUnder } from '../src/story-under.ts';
import { callsUnder } from '../src/walk/route-calls.ts';

// Goal: whatever is sent to whatever address, the answer is never that we failed, and nothing of it stays.
// Method: every call that the built program answers to, under the first of the policies that has it, so that a route that is added is asked too.

const BOUNDARY = 'x'.repeat(30);
const NAMES = [
  'email',
  'password',
  'next',
  'name',
  'token',
  'kind',
  'choice',
  'theme',
  'language',
  'intent',
  'image',
  'scope',
  'back',
  'to',
];
const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const part = (name: string, value: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${value}\r\n`;

type Body = readonly [what: string, type: string | null, text: (csrf: string) => string];

const all = (csrf: string, value: string): string => [`csrf=${csrf}`, ...NAMES.map((name) => `${name}=${value}`)].join('&');
const BODIES: readonly Body[] = [
  ['nothing', null, () => ''],
  ['no type', null, (csrf) => `csrf=${csrf}`],
  ['another type', 'application/json', (csrf) => JSON.stringify({ csrf })],
  ['a form without a field', URLENCODED, () => ''],
  ['a form with its token alone', URLENCODED, (csrf) => `csrf=${csrf}`],
  ['null characters', URLENCODED, (csrf) => all(csrf, '%00')],
  ['what is no text', URLENCODED, (csrf) => all(csrf, '%ff%ed%a0%80')],
  ['names of what objects have', URLENCODED, (csrf) => `${all(csrf, '__proto__')}&__proto__=1&constructor=1`],
  ['fields that come twice', URLENCODED, (csrf) => `${all(csrf, 'a')}&${all('', 'b')}`],
  ['very long fields', URLENCODED, (csrf) => `csrf=${csrf}&email=${'x'.repeat(20_000)}&token=${'x'.repeat(20_000)}`],
  [
    'files for fields',
    MULTIPART,
    (csrf) =>
      `${NAMES.map((name) => part(name, '; filename="x"\r\nContent-Type: text/html\r\n\r\n<b>x</b>')).join('')}${part('csrf', `\r\n\r\n${csrf}`)}--${BOUNDARY}--\r\n`,
  ],
  ['parts without an end', MULTIPART, (csrf) => part('csrf', `\r\n\r\n${csrf}`)],
  ['parts without a boundary', 'multipart/form-data', () => 'x'],
];

const QUERIES = [
  `?${['token', 'after', 'model', 'from', 'to', 'shape', 'problem', 'lang', 'theme', 'partial', 'version'].map((name) => `${name}=%00`).join('&')}`,
  '?problem=__proto__&lang=constructor&theme=toString&partial=-1&to=//elsewhere.example',
  '?token=%ff&lang=%ff&%',
];

const addressOf = (call: string, id: string): string => call.replace(/^\w+ /, '').replaceAll(/:\w+/g, id).replace('*', 'nowhere');

/** Everything that somebody could have left behind. */
const TABLES = [
  'account',
  'account_link',
  'child_report',
  'consent_record',
  'correspondence',
  'generation',
  'image',
  'mail_delivery',
  'newsletter_reader',
  'trial_marker',
];
const rowsIn = async (records: Records): Promise<Readonly<Record<string, number>>> => {
  const counts = TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ');
  return (await records.rows<Record<string, number>>(`SELECT ${counts}`))[0] ?? {};
};

const POLICIES = ['history', 'no-account', 'one-hour', 'credits'] as const;

/** What can be called under a policy and under none of those before it. */
const newCallsUnder = async (policyId: (typeof POLICIES)[number]): Promise<readonly string[]> => {
  const seen = await Promise.all(POLICIES.slice(0, POLICIES.indexOf(policyId)).map(callsUnder));
  const known = new Set(seen.flat().map(({ call }) => call));
  return (await callsUnder(policyId)).map(({ call }) => call).filter((call) => !known.has(call));
};

/** What was answered with a failure of ours. */
const failures = async (
  { origin }: Installation,
  calls: readonly string[],
  sender: { readonly cookie: string; readonly csrf: string },
): Promise<string[]> => {
  const found: string[] = [];
  const headers = { Cookie: sender.cookie, Origin: origin, [SESSION_HEADER]: 'none', Accept: 'text/html' };
  const ask = async (what: string, path: string, init: RequestInit = {}): Promise<void> => {
    const signal = AbortSignal.timeout(60_000);
    const answer = await fetch(`${origin}${path}`, {
      redirect: 'manual',
      signal,
      ...init,
      headers: { ...headers, ...init.headers },
    });
    await answer.body?.cancel();
    if (answer.status >= 500) found.push(`${init.method ?? 'GET'} ${path.slice(0, 60)} with ${what}: ${answer.status}`);
  };
  for (const call of calls) {
    if (call.startsWith('GET ')) {
      for (const query of QUERIES) await ask('a query', addressOf(call, randomUUID()) + query);
      if (call.includes(':')) for (const id of ['%00', '%ff', 'x'.repeat(3_000)]) await ask('a parameter', addressOf(call, id));
      continue;
    }
    for (const [what, type, text] of BODIES) {
      const body = Buffer.from(text(sender.csrf));
      await ask(what, addressOf(call, randomUUID()), {
        method: 'POST',
        body,
        headers: type === null ? {} : { 'Content-Type': type },
      });
    }
  }
  return found;
};

for (const policyId of POLICIES) {
  const story = storyUnder(policyId);
  story(
    `under ${policyId} no form and no address makes us fail, and nothing is left of the try`,
    async ({ installation, records }) => {
      const calls = await newCallsUnder(policyId);
      expect(calls).not.toEqual([]);
      const before = await rowsIn(records);
      expect(await failures(installation, calls, await createFormSender(installation))).toEqual([]);
      const after = await rowsIn(records);
      // What other stories left may go meanwhile.
      expect(TABLES.filter((table) => (after[table] ?? 0) > (before[table] ?? 0))).toEqual([]);
    },
  );
}
