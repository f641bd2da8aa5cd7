import { loadOpsConfig, type OpsConfig } from '@candid/config';
import { freePort } from '@candid/ops/src/ports.ts';
import { listPrograms } from '@candid/ops/src/programs.ts';
import { supervise, type Prepared } from '@candid/ops/src/supervise.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What tests need to know of the installation that runs; plain data, because it crosses to the test processes. */
export interface Installation {
  readonly policy: string;
  readonly origin: string;
  readonly consoleOrigin: string;
  readonly sandboxUrl: string;
  readonly sandboxKey: string;
  readonly dataDir: string;
  readonly blobDir: string;
  readonly masterKeys: string;
  readonly cookieSecrets: string;
  readonly urls: Prepared['urls'];
}

const root = join(import.meta.dirname, '../..');
const PORTS = ['PORT', 'CONSOLE_PORT', 'SANDBOX_PORT', 'SANDBOX_SMTP_PORT', 'WORKER_PORT', 'POSTGRES_PORT'] as const;

export const freePorts = async (): Promise<Record<string, string>> => {
  const ports = new Set<number>();
  while (ports.size < PORTS.length) ports.add(await freePort());
  return Object.fromEntries([...ports].map((port, index) => [PORTS[index] ?? '', String(port)]));
};

const requireBuilds = (): void => {
  const missing = ['apps/web', 'apps/console'].filter((app) => !existsSync(join(root, app, 'build/server/index.js')));
  if (missing.length > 0)
    throw new Error(`${missing.join(' and ')} are not built. Run \`npm test\`, which builds first, or \`pnpm turbo run build\`.`);
};

const describe = ({ config, folder, secrets, urls }: Prepared): Installation => ({
  policy: config.policy,
  origin: config.origin,
  consoleOrigin: config.consoleOrigin,
  sandboxUrl: `http://${config.host}:${config.ports.sandbox}`,
  sandboxKey: secrets.sandboxKey,
  dataDir: folder.root,
  blobDir: folder.blobs,
  masterKeys: secrets.masterKeys,
  cookieSecrets: secrets.cookieSecrets,
  urls,
});

const configure = async (dataDir: string, policy: string, settings: Readonly<Record<string, string>>): Promise<OpsConfig> => {
  // Many stories share one day's budget; and whoever tests it has gone through its policy.
  const reviewed = new Date().toISOString().slice(0, 10);
  const common = { DATA_DIR: dataDir, DAILY_SPEND_CAP_USD: '500', POLICY_REVIEWED: reviewed };
  return loadOpsConfig({ ...(await freePorts()), ...common, ...settings, POLICY: policy }, root);
};

/**
 * Starts all programs of an installation through the supervisor, on free ports, in `dataDir`.
 * @returns what runs, and what stops all of it again
 */
export const startInstallation = async (
  dataDir: string,
  policy = 'one-hour',
  settings: Readonly<Record<string, string>> = {},
): Promise<{ installation: Installation; stop: () => Promise<void> }> => {
  requireBuilds();
  const config = await configure(dataDir, policy, settings);
  const ending = new AbortController();
  const { promise: ready, resolve: onReady } = Promise.withResolvers<void>();
  let installation: Installation | undefined;
  const supervised = supervise({
    config,
    root,
    nodeEnv: 'production',
    say: () => undefined,
    signal: ending.signal,
    programs: (prepared) => {
      installation = describe(prepared);
      return listPrograms({ ...prepared, root });
    },
    onReady: () => onReady(),
  });
  await Promise.race([ready, supervised]);
  if (!installation) throw new Error('the supervisor ended before anything ran');
  return {
    installation,
    stop: async () => {
      ending.abort();
      await supervised;
    },
  };
};
