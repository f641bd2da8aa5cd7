import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from './find-chromium.ts';
import { lendInstallations } from './shared-installations.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `borrowInstallation` asks. */
    installations: string;
    /** Where the run's one browser is reached. */
    browser: string;
  }
}

const launch = async (scratch: string) => {
  const { executablePath, args, env } = await findChromium(scratch);
  return chromium.launchServer({ executablePath, args: [...args], env: { ...process.env, ...env } });
};

/** One browser for the run, and one installation of each policy that a story asks for; nothing of them is left behind. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(join(tmpdir(), 'candid-e2e-'));
  const held = new AsyncDisposableStack();
  held.defer(() => rm(scratch, { recursive: true, force: true }));
  try {
    const lent = await lendInstallations(scratch);
    held.defer(lent.stop);
    const browser = await launch(scratch);
    held.defer(() => browser.close());
    project.provide('installations', lent.url);
    project.provide('browser', browser.wsEndpoint());
  } catch (error) {
    await held.disposeAsync();
    throw error;
  }
  return () => held.disposeAsync();
}
