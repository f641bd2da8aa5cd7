import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolicyId } from '@candid/policy';
import { quickFolder } from '@candid/testkit';
import { startInstallation, type Installation } from './installation.ts';
import { lentInstallation } from './shared-installations.ts';
import { story } from './story.ts';

const extend = (policy: PolicyId) =>
  story.extend<{ installation: Installation }>({ installation: [lentInstallation(policy), { scope: 'file' }] });

// Made once: each extension of a story has a browser of its own.
const stories = {
  'one-hour': extend('one-hour'),
  'no-account': extend('no-account'),
  history: extend('history'),
  credits: extend('credits'),
  'on-device': extend('on-device'),
} satisfies Record<PolicyId, unknown>;

/** The same of an installation under another policy. */
export const storyUnder = (policy: PolicyId) => stories[policy];

/** The same of an installation that the file has for itself, with settings of its own. */
export const storyApart = (policy: PolicyId, settings: Readonly<Record<string, string>>) =>
  story.extend<{ installation: Installation }>({
    installation: [
      async ({}, use: (installation: Installation) => Promise<void>): Promise<void> => {
        const scratch = await mkdtemp(join(await quickFolder(), `candid-e2e-${policy}-`));
        const { installation, stop } = await startInstallation(join(scratch, 'data'), policy, settings);
        await use(installation);
        await stop();
        await rm(scratch, { recursive: true, force: true });
      },
      { scope: 'file' },
    ],
  });
