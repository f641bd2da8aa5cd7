import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lastWords } from './log-file.ts';

const BEFORE = 'SMTP_URL is not set. Set it.\n';
const RECORD = '{"level":"info","event":"program.starting"}\n';
const STACK = `file:///app/server.ts:43
  throw error;
  ^

TypeError: x is undefined
    at file:///app/server.ts:40:3

Node.js v24.21.0
`;

it.each<[string, string, string | null]>([
  [
    'the line it gave as its reason, and not that of an earlier start',
    `${RECORD}Port 1 is in use. Set PORT.\n`,
    'Port 1 is in use. Set PORT.',
  ],
  ['each of several reasons', 'A is not set. Set it.\nB is not set. Set it.\n', 'A is not set. Set it.\nB is not set. Set it.'],
  ['of a stack the error', STACK, 'TypeError: x is undefined'],
  ['nothing, of a program that only kept its log', RECORD, null],
])('reads of a program that ended %s', (_, wrote, said) => {
  const folder = mkdtempSync(join(tmpdir(), 'candid-log-'));
  const file = join(folder, 'web.log');
  writeFileSync(file, BEFORE + wrote);
  expect(lastWords(file, BEFORE.length)).toBe(said);
  rmSync(folder, { recursive: true });
});
