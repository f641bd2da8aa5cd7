import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyId } from '@candid/policy';
import { startInstallation, type Installation } from './installation.ts';
import { story } from './story.ts';

/** The same of an installation under another policy, which the file that asks for it has for itself. */
export const storyUnder = (policy: PolicyId) =>
  story.extend<{ installation: Installation }>({
    installation: [
      async ({}, use: (installation: Installation) => Promise<void>): Promise<void> => {
        const scratch = await mkdtemp(join(tmpdir(), `candid-e2e-${policy}-`));
        const { installation, stop } = await startInstallation(join(scratch, 'data'), policy);
        await use(installation);
        await stop();
        await rm(scratch, { recursive: true, force: true });
      },
      { scope: 'file' },
    ],
  });
