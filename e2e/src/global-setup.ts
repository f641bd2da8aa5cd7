import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium, type ChromiumLaunch } from './find-chromium.ts';
import { lendInstallations } from './shared-installations.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `borrowInstallation` asks. */
    installations: string;
    chromium: ChromiumLaunch;
  }
}

/** One Chromium, and one installation of each policy that a story asks for; nothing of them is left behind. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(join(tmpdir(), 'candid-e2e-'));
  const held = new AsyncDisposableStack();
  held.defer(() => rm(scratch, { recursive: true, force: true }));
  try {
    const lent = await lendInstallations(scratch);
    held.defer(lent.stop);
    project.provide('installations', lent.url);
    // Here and not in `story`: unpacking takes seconds of a processor.
    project.provide('chromium', await findChromium(scratch));
  } catch (error) {
    await held.disposeAsync();
    throw error;
  }
  return () => held.disposeAsync();
}
