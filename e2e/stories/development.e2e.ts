import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '@candid/ops/src/ports.ts';
import { expect, onTestFinished } from 'vitest';
import type { Installation } from '../src/installation.ts';
import { openStudio } from '../src/studio.ts';
import { story } from '../src/story.ts';
import { createVisitor } from '../src/visitor.ts';

const root = join(import.meta.dirname, '../..');

/** Starts the web program as `npm run dev` does, over the installation's own data; resolves with its origin. */
const startDevelopment = async ({ urls, masterKeys, cookieSecrets, blobDir, consoleOrigin }: Installation): Promise<string> => {
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'development' as const,
    POLICY: 'one-hour',
    HOST: 'localhost',
    PORT: port,
    ORIGIN: origin,
    CONSOLE_ORIGIN: consoleOrigin,
    DATABASE_URL: urls.web,
    KEYRING_URL: urls.keyring,
    MASTER_KEYS: masterKeys,
    COOKIE_SECRETS: cookieSecrets,
    BLOB_DIR: blobDir,
  };
  const web = spawn(process.execPath, [join(root, 'apps/web/server.ts')], { cwd: root, env, stdio: 'ignore' });
  onTestFinished(async () => {
    const ended = web.exitCode === null ? once(web, 'exit') : null;
    web.kill('SIGTERM');
    await ended;
  });
  const isReady = (): Promise<boolean> => fetch(`${origin}/readyz`).then(({ ok }) => ok, () => false); // prettier-ignore
  await expect.poll(isReady, { interval: 200 }).toBe(true);
  return origin;
};

story(
  'while developing, pages come alive under their own policy, and the page of components exists',
  async ({ installation, browser, standIn }) => {
    void standIn;
    const origin = await startDevelopment(installation);
    const visitor = await createVisitor(browser, origin);
    visitor.page.setDefaultTimeout(60_000);
    // What has changed comes by Vite's own connection, which the page's policy has to let through.
    const greeted = visitor.page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
    const studio = await openStudio(visitor.page);
    expect(String((await greeted).payload)).toContain('connected');
    await studio.makePicture('A red boat');
    expect((await fetch(`${origin}/_components`)).status).toBe(200);
    await visitor.leave();
    expect((await fetch(`${installation.origin}/_components`)).status).toBe(404);
  },
);
