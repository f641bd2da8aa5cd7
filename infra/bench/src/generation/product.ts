import { composeWeb } from '@candid/application';
import { loadWebConfig } from '@candid/config';
import { createDatabase } from '@candid/db';
import { systemClock, type SubjectId } from '@candid/kernel';
import { loadPolicy } from '@candid/policy';
import { createLogger } from '@candid/telemetry';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Installation } from '../installation.ts';
import { openWorker, type WorkerLink } from '../processes/worker-link.ts';

const PROMPT = 'A quiet harbour at first light, with three small boats and their reflections, seen from the quay';
const CHOICES = {
  intent: 'generate',
  prompt: PROMPT,
  model: 'gpt-image-2',
  quality: 'high',
  ratio: '1:1',
  resolution: 'standard',
  count: 1,
  background: 'opaque',
  outputFormat: 'png',
  references: [],
} as const;

/** The web program's inside in this process; the worker is a process of its own, as in production. */
export interface Product extends AsyncDisposable {
  /** Makes sessions ahead of a measurement: each may submit a few times only. */
  prepareSessions(count: number): Promise<SubjectId[]>;
  submit(subjectId: SubjectId): Promise<void>;
  openWorker(): Promise<WorkerLink>;
  /** @throws Error unless so many pictures were delivered and nothing else came out */
  expectDelivered(count: number): Promise<void>;
}

const TIMERS = {
  every: (milliseconds: number, run: () => void) => {
    const timer = setInterval(run, milliseconds);
    return () => clearInterval(timer);
  },
};

export const openProduct = async ({ env, only, urls }: Installation): Promise<Product> => {
  const config = loadWebConfig({ ...env, ...only.web, DATABASE_URL: urls.web });
  const clock = systemClock();
  const policy = await loadPolicy(config.policy);
  const logger = createLogger({ program: 'web', level: config.logLevel, clock });
  const web = await composeWeb({ config, policy, clock, logger, timers: TIMERS });
  const database = createDatabase({ url: urls.admin, applicationName: 'candid-bench', max: 1 });
  return {
    prepareSessions: async (count) => {
      const subjects: SubjectId[] = [];
      while (subjects.length < count) subjects.push((await web.sessions.start()).subjectId);
      return subjects;
    },
    submit: async (subjectId) => {
      await web.studio.submit(subjectId, { ...CHOICES, clientKey: randomUUID() }, null);
    },
    openWorker: () =>
      openWorker(fileURLToPath(import.meta.resolve('./product-worker.ts')), {
        ...env,
        ...only.worker,
        DATABASE_URL: urls.worker,
        WORKER_PORT: '3003',
      }),
    expectDelivered: async (count) => {
      const { rows } = await database.pool.query<{ outcome: string; count: number }>(
        `SELECT concat_ws(' ', state, failure_code) AS outcome, count(*) FROM generation WHERE model <> 'floor' GROUP BY outcome`,
      );
      const said = rows.map((row) => `${row.count} ${row.outcome}`).join(', ');
      if (said !== `${count} delivered`) throw new Error(`expected ${count} delivered generations, found: ${said}`);
    },
    [Symbol.asyncDispose]: async () => {
      await web.close();
      await database.destroy();
    },
  };
};
