import { freePort } from '@candid/ops/src/ports.ts';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';
import { openGuard, type Guard } from '../processes/guard.ts';
import { instant } from '../processes/instant.ts';
import { atMost, type Report } from '../report.ts';
import { median } from '../statistics.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const READY = 'Candid is ready';
const ROUNDS = 3;
const CLONE_LIMIT_S = 120;
const LATER_LIMIT_S = 6;

/** An outer `npm run` describes itself in the environment; an inner npm would take that for its own settings. */
const plainEnvironment = (): NodeJS.ProcessEnv => {
  const plain = { ...env };
  for (const name of Object.keys(plain)) if (/^(npm_|NODE_|DATA_DIR$|INIT_CWD$)/.test(name)) delete plain[name];
  return plain;
};

const freePorts = async (): Promise<Record<string, string>> => {
  const ports: Record<string, string> = {};
  for (const name of ['PORT', 'CONSOLE_PORT', 'SANDBOX_PORT', 'SANDBOX_SMTP_PORT', 'WORKER_PORT'])
    ports[name] = String(await freePort());
  return ports;
};

/** Seconds from `npm start` in a checkout until it says that it is ready; it is stopped then. */
const timeStart = async (guard: Guard, { checkout, dataDir }: { checkout: string; dataDir: string }): Promise<number> => {
  const from = instant();
  const child = spawn('npm', ['start'], {
    cwd: checkout,
    env: { ...plainEnvironment(), ...(await freePorts()), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  guard.process(child.pid, 'SIGINT');
  let said = '';
  const closed = Promise.withResolvers<void>();
  child.once('close', () => closed.resolve());
  const ready = new Promise<number>((resolve, reject) => {
    const hear = (text: string): void => {
      said = (said + text).slice(-10_000);
      if (said.includes(READY)) resolve((instant() - from) / 1_000);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('close', (code) => reject(new Error(`npm start ended with code ${String(code)}:\n${said}`)));
  });
  const seconds = await ready;
  child.kill('SIGINT');
  await closed.promise;
  return seconds;
};

/** How long a person waits: from a fresh clone with a warm package cache, and at every later start. */
export const benchStart = async (tell: (line: string) => void): Promise<Report> => {
  await using guard = openGuard();
  const folder = await mkdtemp(join(tmpdir(), 'candid-bench-'));
  guard.folder(folder);
  const clone = join(folder, 'clone');
  tell('cloning the last commit');
  const from = instant();
  await promisify(execFile)('git', ['clone', '--quiet', '--no-local', ROOT, clone]);
  const cloning = (instant() - from) / 1_000;
  tell('first start in the clone: it installs and builds');
  const data = join(folder, 'data');
  const first = cloning + (await timeStart(guard, { checkout: clone, dataDir: data }));
  const empty: number[] = [];
  const later: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    tell(`later starts, round ${round + 1} of ${ROUNDS}`);
    later.push(await timeStart(guard, { checkout: clone, dataDir: data }));
    empty.push(await timeStart(guard, { checkout: clone, dataDir: join(folder, `empty-${round}`) }));
  }
  return {
    bench: 'start',
    ratios: [
      atMost(1, { name: `fresh clone to ready / ${CLONE_LIMIT_S} s`, value: first / CLONE_LIMIT_S }),
      atMost(1, { name: `later start to ready / ${LATER_LIMIT_S} s`, value: median(later) / LATER_LIMIT_S }),
    ],
    figures: [
      { name: 'fresh clone to ready', value: first, unit: 's' },
      { name: 'later start to ready, median', value: median(later), unit: 's' },
      { name: 'start with an empty data folder, median', value: median(empty), unit: 's' },
    ],
  };
};
