import { loadOpsConfig } from '@candid/config';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from './ports.ts';
import type { Program } from './program.ts';
import { startInstallation } from './start-installation.ts';
import { explain } from './trouble.ts';

// Goal: whoever is refused reads why and nothing else; whoever is not, what else is to be known, once all of it runs.
// Method: the real start of a policy whose review is overdue and whose letters nobody sends, with a stub in the place of the program.

const PUBLIC = {
  POLICY: join(import.meta.dirname, 'testing/old-policy.ts'),
  ORIGIN: 'https://studio.example.org',
  CONSOLE_ORIGIN: 'https://console.example.org',
  OPERATOR_NAME: 'Example Ltd',
  OPERATOR_ADDRESS: '1 Example Street',
  OPERATOR_CONTACT: 'privacy@example.org',
  OPERATOR_AUTHORITY: 'The authority',
};

let place: string;
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'candid-start-'))));
afterEach(() => rmSync(place, { recursive: true, force: true }));

const stubbed = ({ readyUrl, ...program }: Program): Program => ({
  ...program,
  readyUrl,
  module: join(import.meta.dirname, 'testing/stub-program.ts'),
  env: { STUB_PORT: new URL(readyUrl).port },
});

/** Starts, and ends when all is ready and said. */
const start = async (env: Record<string, string>): Promise<{ said: string[]; refusal: string | null }> => {
  const said: string[] = [];
  const ending = new AbortController();
  const config = loadOpsConfig({ ...PUBLIC, ...env, DATA_DIR: join(place, 'data') }, place);
  const refusal = await startInstallation({
    config,
    root: import.meta.dirname,
    nodeEnv: 'production',
    say: (line) => said.push(line),
    signal: ending.signal,
    adapt: stubbed,
    onReady: () => {
      said.push('ready');
      setImmediate(() => ending.abort());
    },
  }).then(() => null, explain);
  return { said, refusal };
};

it('a start that is refused says why and nothing beside it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { said, refusal } = await start({ PORT: String(port), SUPPORT_LMTP: '127.0.0.1:2424' });
  server.close();
  expect(refusal).toMatch(new RegExp(`^Port ${port} for the web app is in use[^\n]*$`));
  expect(said).toEqual([]);
});

it('OD-19: that the policy is overdue for review is said once all is ready', async () => {
  const { said, refusal } = await start({ PORT: String(await freePort()) });
  expect(refusal).toBeNull();
  expect(said).toEqual(['ready', expect.stringMatching(/^The policy of 2001-01-01 was due for review on 2001-06-30[^\n]*$/)]);
});
