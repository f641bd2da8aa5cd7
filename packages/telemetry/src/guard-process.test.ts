import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('testing/failing-program.ts', import.meta.url));
const CANARY = 'a red fox for anna@example.org';

test.each([
  ['thrown', 1, { event: 'program.failed', name: 'TypeError', error: { kind: 'TypeError', systemCode: '23505' } }],
  ['rejected', 1, { event: 'program.failed', name: 'TypeError' }],
  ['warned', 0, { event: 'program.warned', name: 'DEP0001' }],
])('NA-12: what is %s and caught by nobody is logged without its words', (way, status, line) => {
  const ended = spawnSync(process.execPath, [program, way, CANARY], { encoding: 'utf8' });
  const lines = ended.stdout.trim().split('\n');
  expect(lines.map((text) => JSON.parse(text) as unknown)).toEqual([expect.objectContaining({ ...line, ...errorIn(line) })]);
  expect(ended.status).toBe(status);
  expect(ended.stdout + ended.stderr).not.toContain('fox');
  expect(ended.stderr).toBe('');
});

/** An error's frames are free. */
const errorIn = (line: object): object =>
  'error' in line ? { error: expect.objectContaining(line.error as Record<string, unknown>) as unknown } : {};
