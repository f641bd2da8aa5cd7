import type { Site } from '@candid/application/evidence';
import { openImagingWorld, type ImagingWorld } from '@candid/application/testing';
import { loadWebConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { systemTimers } from '@candid/remix-kit';
import { createLogger, createRequestContext } from '@candid/telemetry';
import { freePort } from '@candid/testkit';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveWeb } from '../../../../apps/web/src/start-web.ts';
import { reachSite } from '../reach-site.ts';

const WEB = join(import.meta.dirname, '../../../../apps/web');

export interface OpenSite {
  readonly site: Site;
  readonly world: ImagingWorld;
  close(): Promise<void>;
}

/** The built web program of a policy, within the test's own process so that a seeded breach is in it, on databases of its own. */
export const openSite = async (policy: PolicyDefinition): Promise<OpenSite> => {
  if (!existsSync(join(WEB, 'build/server/index.js')))
    throw new Error('The web program is not built, and this test asks it for its pages: run npx turbo run build first.');
  const clock = systemClock();
  const world = await openImagingWorld({ clock, policy });
  const port = await freePort();
  const { google } = world.sandbox;
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: __, SMTP_URL: ___, ...shared } = world.env;
  const config = loadWebConfig({
    ...shared,
    HOST: '127.0.0.1',
    PORT: String(port),
    ORIGIN: `http://127.0.0.1:${port}`,
    DATABASE_URL: world.urls.web,
    COOKIE_SECRETS: `test:${randomBytes(32).toString('base64')}`,
    ...(policy.features.googleSignIn && {
      GOOGLE_ISSUER: google.issuer,
      GOOGLE_CLIENT_ID: google.clientId,
      GOOGLE_CLIENT_SECRET: google.clientSecret,
    }),
  });
  const logger = createLogger({ program: 'web', level: 'error', clock });
  const requestContext = createRequestContext();
  const parts = { config, policy, root: WEB, development: false, clock, timers: systemTimers() };
  const web = await serveWeb(parts, { logger, requestContext });
  return {
    site: reachSite(config.origin, policy),
    world,
    close: async () => {
      await web.stop();
      await world.close();
    },
  };
};
