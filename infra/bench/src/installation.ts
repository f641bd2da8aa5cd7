import { systemClock } from '@candid/kernel';
import { openDataFolder } from '@candid/ops/src/data-folder/data-folder.ts';
import { openSecrets } from '@candid/ops/src/data-folder/secrets.ts';
import { prepareDatabases } from '@candid/ops/src/databases.ts';
import { freePort } from '@candid/ops/src/ports.ts';
import { startPostgres } from '@candid/ops/src/postgres/start-postgres.ts';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT_WITH_PARENT } from './processes/exit-with-parent.ts';
import { openGuard } from './processes/guard.ts';

/** An installation as `npm start` makes it, in a temporary folder, with a provider that answers at once. */
export interface Installation extends AsyncDisposable {
  /** What web program and worker are both told. Logins differ: see `urls`. */
  readonly env: Readonly<Record<string, string>>;
  /** What only one of them is. */
  readonly only: { readonly [Program in 'web' | 'worker']: Readonly<Record<string, string>> };
  readonly urls: { readonly web: string; readonly worker: string; readonly admin: string };
  /** For files of the bench's own, on the same disk. */
  readonly folder: string;
}

const POLICY = 'one-hour';

/** Postgres runs with the settings of a real start, fsync included. */
export const openInstallation = async (): Promise<Installation> => {
  const held = new AsyncDisposableStack();
  try {
    const guard = held.use(openGuard());
    const root = await mkdtemp(join(tmpdir(), 'candid-bench-'));
    guard.folder(root);
    const folder = openDataFolder(join(root, 'data'));
    const secrets = openSecrets(folder.secrets, false);
    const postgres = await startPostgres({
      folder: folder.postgres,
      logFile: join(folder.logs, 'postgres.log'),
      password: secrets.postgresPassword,
      port: null,
      // SIGINT is Postgres's fast shutdown: it does not wait for clients.
      onStarted: (pid) => guard.process(pid, 'SIGINT'),
    });
    held.defer(() => postgres.stop());
    const urls = await prepareDatabases({
      adminUrl: postgres.adminUrl,
      database: 'candid',
      passwords: secrets.rolePasswords,
      urls: null,
      policy: POLICY,
      clock: systemClock(),
    });
    const sandbox = await startInstantSandbox(secrets.sandboxKey);
    held.defer(() => end(sandbox.process));
    return {
      env: {
        POLICY,
        ORIGIN: 'http://localhost:3000',
        CONSOLE_ORIGIN: 'http://console.localhost:3001',
        LOG_LEVEL: 'error',
        HOST: '127.0.0.1',
        KEYRING_URL: urls.keyring,
        MASTER_KEYS: secrets.masterKeys,
        BLOB_DIR: folder.blobs,
        DAILY_SPEND_CAP_USD: '100000',
      },
      only: {
        web: { COOKIE_SECRETS: secrets.cookieSecrets },
        worker: { OPENAI_API_KEY: secrets.sandboxKey, OPENAI_BASE_URL: `${sandbox.url}/v1`, LOG_DIR: folder.logs },
      },
      urls: { web: urls.web, worker: urls.worker, admin: withDatabase(postgres.adminUrl, 'candid') },
      folder: root,
      [Symbol.asyncDispose]: () => held.disposeAsync(),
    };
  } catch (error) {
    await held.disposeAsync();
    throw error;
  }
};

const withDatabase = (adminUrl: string, database: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
};

const startInstantSandbox = async (apiKey: string): Promise<{ url: string; process: ChildProcess }> => {
  const port = await freePort();
  const module = fileURLToPath(new URL('../../sandbox/src/main.ts', import.meta.url));
  const child = fork(module, {
    execArgv: [...process.execArgv, ...EXIT_WITH_PARENT],
    env: { NODE_ENV: 'production', SANDBOX_PORT: String(port), SANDBOX_SMTP_PORT: '0', SANDBOX_API_KEY: apiKey },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await Promise.race([
    once(child.stdout ?? child, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the stand-in did not start'))),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${url}/admin/pacing`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode: 'instant', pictures: 'heavy' }),
  });
  if (!answer.ok) throw new Error(`the stand-in refused its pacing: ${answer.status} ${await answer.text()}`);
  return { url, process: child };
};

const end = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
};
