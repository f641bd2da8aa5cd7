import { openImagingWorld, spawnWorker, type ImagingWorld } from '@candid/application/testing';
import { loadWebConfig } from '@candid/config';
import type { Milliseconds } from '@candid/kernel';
import { announcedIn, policyInForce, type Versions } from '@candid/ops/src/policy-in-force.ts';
import { loadNextPolicy, loadPolicy } from '@candid/policy';
import { systemTimers } from '@candid/remix-kit';
import { createLogger, createRequestContext } from '@candid/telemetry';
import { freePort } from '@candid/testkit';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveWeb } from '../../../../apps/web/src/start-web.ts';

const WEB = join(import.meta.dirname, '../../../../apps/web');
const WORKER = fileURLToPath(new URL('../../../../apps/worker/src/testing/worker-at.ts', import.meta.url));

/** A whole installation without its supervisor, at a time that the test sets: the programs' own code, real databases, real mail. */
export interface TimedInstallation {
  readonly world: ImagingWorld;
  readonly origin: string;
  /** Goes to a moment; from there time goes on by itself. */
  travelTo(moment: Date): void;
  /** Ends what runs, and starts the version that counts by what people were told. @returns which one of the two it is */
  restart(versions: Versions): Promise<string>;
  /** Runs the worker of the version that counts until `done`; or until it is killed at a point. */
  work(until: { readonly done: () => Promise<unknown> } | { readonly killedAt: string }): Promise<void>;
  /** Everything that workers have said. */
  said(): string;
  close(): Promise<void>;
}

/** @param policy path of a module: the first version */
export const openTimedInstallation = async (policy: string): Promise<TimedInstallation> => {
  let ahead: Milliseconds = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const world = await openImagingWorld({ clock, policy: await loadPolicy(policy) });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: __, SMTP_URL: ___, ...shared } = world.env;
  const cookieSecrets = `test:${randomBytes(32).toString('base64')}`;
  let running: { readonly versions: Versions; readonly web: { stop(): Promise<void> } } | null = null;
  let said = '';
  const startWeb = async (versions: Versions) => {
    const config = loadWebConfig({
      ...shared,
      POLICY: versions.policy,
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: origin,
      DATABASE_URL: world.urls.web,
      COOKIE_SECRETS: cookieSecrets,
    });
    const current = await loadPolicy(versions.policy);
    const next = await loadNextPolicy(versions.nextPolicy, current);
    const logger = createLogger({ program: 'web', level: 'error', clock });
    const parts = { config, policy: current, next, root: WEB, development: false, clock, timers: systemTimers() };
    return serveWeb(parts, { logger, requestContext: createRequestContext() });
  };
  /** The queue hands out again what a dead worker held, once it was silent for its time: here at once. */
  const giveBack = () => world.database.pool.query("UPDATE pgboss.job SET state = 'retry' WHERE state = 'active'");
  return {
    world,
    origin,
    travelTo: (moment) => void (ahead = moment.getTime() - Date.now()),
    restart: async (versions) => {
      await running?.web.stop();
      running = null;
      const chosen = await policyInForce(versions, { announced: announcedIn(world.urls.admin), clock });
      running = { versions: chosen, web: await startWeb(chosen) };
      return chosen.policy;
    },
    work: async (until) => {
      const { policy: current, nextPolicy } = running?.versions ?? { policy, nextPolicy: null };
      const env = {
        ...world.env,
        ORIGIN: origin,
        POLICY: current,
        NEXT_POLICY: nextPolicy ?? '',
        CLOCK_AHEAD_MS: String(ahead),
        CRASH_POINT: 'killedAt' in until ? until.killedAt : '',
      };
      const worker = spawnWorker({ env }, { main: WORKER });
      if ('done' in until) {
        try {
          await worker.ready;
          await until.done();
        } finally {
          await worker.stop();
        }
      }
      const { signal } = await worker.ended;
      said += worker.output();
      if ('killedAt' in until) await giveBack();
      if ((signal === 'SIGKILL') !== 'killedAt' in until) throw new Error(`the worker ended otherwise:\n${worker.output()}`);
    },
    said: () => said,
    close: async () => {
      await running?.web.stop();
      await world.close();
    },
  };
};
