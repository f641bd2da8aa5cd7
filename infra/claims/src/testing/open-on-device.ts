import type { Site } from '@candid/application/evidence';
import { loadOpsConfig, loadWebSiteConfig } from '@candid/config';
import type { Clock } from '@candid/kernel';
import { settleTexts } from '@candid/ops/src/keep-texts.ts';
import { loadNextPolicy, loadPolicy } from '@candid/policy';
import { systemTimers } from '@candid/remix-kit';
import { freePort } from '@candid/testkit';
import { join } from 'node:path';
import { startOnDevice } from '../../../../apps/web/src/start-on-device.ts';
import { reachSite } from '../reach-site.ts';

const WEB = join(import.meta.dirname, '../../../../apps/web');

export interface OnDeviceSite {
  readonly site: Site;
  close(): Promise<void>;
}

export interface OpenOnDevice {
  readonly policy: string;
  readonly nextPolicy?: string;
  /** Where earlier texts are kept. */
  readonly folder: string;
  readonly clock: Clock;
}

/** The built studio, started as the supervisor does it, but within the test's own process so that a seeded breach is in it. */
export const openOnDevice = async ({ policy, nextPolicy, folder, clock }: OpenOnDevice): Promise<OnDeviceSite> => {
  const port = await freePort();
  const given = { DATA_DIR: folder, PORT: String(port), POLICY: policy, ...(nextPolicy && { NEXT_POLICY: nextPolicy }) };
  const config = loadOpsConfig(given, folder);
  const { versions } = await settleTexts(config, { folder, clock, say: (line) => process.stderr.write(line) });
  const origin = `http://127.0.0.1:${port}`;
  const inForce = await loadPolicy(versions.policy);
  const web = await startOnDevice({
    config: loadWebSiteConfig({
      POLICY: versions.policy,
      ORIGIN: origin,
      CONSOLE_ORIGIN: config.consoleOrigin,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'error',
      BESIDE: 'letters,updates',
      TEXTS_DIR: folder,
    }),
    policy: inForce,
    next: await loadNextPolicy(versions.nextPolicy, inForce),
    root: WEB,
    development: false,
    clock,
    timers: systemTimers(),
  });
  return { site: reachSite(origin, inForce), close: () => web.stop() };
};
