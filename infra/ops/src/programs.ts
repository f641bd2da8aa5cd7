import type { OpsConfig } from '@candid/config';
import { join } from 'node:path';
import type { DataFolder } from './data-folder/data-folder.ts';
import type { LocalSecrets } from './data-folder/secrets.ts';
import type { DatabaseUrls } from './databases.ts';
import type { Program } from './program.ts';

export interface ProgramsOptions {
  /** The checkout. */
  readonly root: string;
  readonly config: OpsConfig;
  readonly folder: DataFolder;
  readonly secrets: LocalSecrets;
  readonly urls: DatabaseUrls;
}

/** The programs of a start, in the order they start: each gets what it needs and nothing that another one needs. */
export const listPrograms = (options: ProgramsOptions): readonly Program[] => {
  const { root, config, folder, secrets, urls } = options;
  const { ports, host } = config;
  const playsOpenai = config.openaiApiKey === null;
  const at = (port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const { DAILY_SPEND_CAP_USD, OPENAI_BASE_URL, CRASH_POINT, ...common } = config.passedOn;
  const site = { ...common, HOST: host, POLICY: config.policy, ORIGIN: config.origin, CONSOLE_ORIGIN: config.consoleOrigin };
  const sealed = { KEYRING_URL: urls.keyring, MASTER_KEYS: secrets.masterKeys, BLOB_DIR: folder.blobs };
  const openai = playsOpenai
    ? { OPENAI_API_KEY: secrets.sandboxKey, OPENAI_BASE_URL: `${at(ports.sandbox)}/v1` }
    : { OPENAI_API_KEY: config.openaiApiKey.reveal(), ...set({ OPENAI_BASE_URL }) };

  const sandbox: Program = {
    name: 'sandbox',
    module: join(root, 'infra/sandbox/src/main.ts'),
    env: {
      HOST: host,
      SANDBOX_PORT: String(ports.sandbox),
      SANDBOX_SMTP_PORT: String(ports.smtp),
      SANDBOX_API_KEY: secrets.sandboxKey,
    },
    readyUrl: `${at(ports.sandbox)}/readyz`,
    shown: [
      ...(playsOpenai ? [{ label: 'OpenAI stand-in', url: at(ports.sandbox) }] : []),
      { label: 'Inbox', url: `${at(ports.sandbox)}/inbox` },
    ],
  };
  const web: Program = {
    name: 'web',
    module: join(root, 'apps/web/server.ts'),
    env: {
      ...site,
      ...sealed,
      ...set({ DAILY_SPEND_CAP_USD, STAND_INS: playsOpenai ? 'openai' : undefined }),
      PORT: String(ports.web),
      DATABASE_URL: urls.web,
      COOKIE_SECRETS: secrets.cookieSecrets,
    },
    readyUrl: `${at(ports.web)}/readyz`,
    shown: [{ label: 'Make images', url: config.origin }],
  };
  const worker: Program = {
    name: 'worker',
    module: join(root, 'apps/worker/src/main.ts'),
    env: {
      ...site,
      ...sealed,
      ...openai,
      ...set({ DAILY_SPEND_CAP_USD, CRASH_POINT }),
      WORKER_PORT: String(ports.worker),
      DATABASE_URL: urls.worker,
    },
    readyUrl: `${at(ports.worker)}/readyz`,
    shown: [],
  };
  const console: Program = {
    name: 'console',
    module: join(root, 'apps/console/server.ts'),
    env: { ...site, CONSOLE_PORT: String(ports.console), DATABASE_URL: urls.console },
    readyUrl: `${at(ports.console)}/readyz`,
    shown: [{ label: 'Privacy console', url: config.consoleOrigin }],
  };
  return [...(config.mode === 'local' ? [sandbox] : []), web, worker, console];
};

/** Leaves out what is not set. */
const set = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
