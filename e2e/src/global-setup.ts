import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quickFolder } from '@candid/testkit';
import type { TestProject } from 'vitest/node';
import { findChromium, type ChromiumLaunch } from './find-chromium.ts';
import { lendInstallations } from './shared-installations.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `lentInstallation` asks. */
    installations: string;
    chromium: ChromiumLaunch;
  }
}

/** One Chromium, and the installations that stories ask for; nothing of them is left behind. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const held = new AsyncDisposableStack();
  const newFolder = async (place: string): Promise<string> => {
    const folder = await mkdtemp(join(place, 'candid-e2e-'));
    held.defer(() => rm(folder, { recursive: true, force: true }));
    return folder;
  };
  try {
    const lent = await lendInstallations(await newFolder(await quickFolder()));
    held.defer(lent.stop);
    project.provide('installations', lent.url);
    // Here and not in `story`: unpacking takes seconds of a processor.
    project.provide('chromium', await findChromium(await newFolder(tmpdir())));
  } catch (error) {
    await held.disposeAsync();
    throw error;
  }
  return () => held.disposeAsync();
}
