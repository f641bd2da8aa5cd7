import type { OpsConfig } from '@candid/config';
import { join } from 'node:path';
import type { DataFolder } from './data-folder/data-folder.ts';
import type { LocalSecrets } from './data-folder/secrets.ts';
import type { DatabaseUrls } from './databases.ts';
import type { Program } from './program.ts';
import { set, thirdParties } from './third-parties.ts';

export interface ProgramsOptions {
  /** The checkout. */
  readonly root: string;
  readonly config: OpsConfig;
  readonly folder: DataFolder;
  readonly secrets: LocalSecrets;
  readonly urls: DatabaseUrls;
}

/** What every program may know; whatever else is passed on goes only to whom it concerns. */
const EVERYONES: ReadonlySet<string> = new Set([
  'POLICY_REVIEWED',
  'LOG_LEVEL',
  'OPERATOR_NAME',
  'OPERATOR_ADDRESS',
  'OPERATOR_CONTACT',
  'OPERATOR_AUTHORITY',
  'TRUSTED_PROXIES',
]);

const addressOf = ({ host }: OpsConfig, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** What every program that answers people is told. */
const siteOf = (config: OpsConfig): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(config.passedOn).filter(([name]) => EVERYONES.has(name))),
  HOST: config.host,
  POLICY: config.policy,
  ...set({ NEXT_POLICY: config.nextPolicy ?? undefined }),
  ORIGIN: config.origin,
  CONSOLE_ORIGIN: config.consoleOrigin,
});

/** The one program of a policy that keeps everything on people's devices: it gets no database, no key and no secret. */
export const onDeviceProgram = ({ root, config }: Pick<ProgramsOptions, 'root' | 'config'>): Program => ({
  name: 'web',
  module: join(root, 'apps/web/server.ts'),
  env: { ...siteOf(config), PORT: String(config.ports.web) },
  readyUrl: `${addressOf(config, config.ports.web)}/readyz`,
  shown: [{ label: 'The studio', url: config.origin }],
});

/** The programs of a start, in the order they start: each gets what it needs and nothing that another one needs. */
export const listPrograms = (options: ProgramsOptions): readonly Program[] => {
  const { root, config, folder, secrets, urls } = options;
  const { ports, host } = config;
  const at = (port: number): string => addressOf(config, port);
  const { standIns, openai, google, analytics, mail, ...played } = thirdParties(config, secrets, at(ports.sandbox));
  const { DAILY_SPEND_CAP_USD, PROVIDER_SILENCE_SECONDS, CRASH_POINT, SUPPORT_LMTP } = config.passedOn;
  const { OFFICE_TIME_ZONE, OFFICE_DAYS, OFFICE_CLOSES, OFFICE_HOLIDAYS } = config.passedOn;
  const office = set({ OFFICE_TIME_ZONE, OFFICE_DAYS, OFFICE_CLOSES, OFFICE_HOLIDAYS });
  const site = siteOf(config);
  const sealed = { KEYRING_URL: urls.keyring, MASTER_KEYS: secrets.masterKeys, BLOB_DIR: folder.blobs };

  const sandbox: Program = {
    name: 'sandbox',
    module: join(root, 'infra/sandbox/src/main.ts'),
    env: {
      HOST: host,
      SANDBOX_PORT: String(ports.sandbox),
      SANDBOX_SMTP_PORT: String(ports.smtp),
      ...played.sandbox,
    },
    readyUrl: `${at(ports.sandbox)}/readyz`,
    shown: [
      ...(standIns.includes('openai') ? [{ label: 'OpenAI stand-in', url: at(ports.sandbox) }] : []),
      { label: 'Inbox', url: `${at(ports.sandbox)}/inbox` },
    ],
  };
  const web: Program = {
    name: 'web',
    module: join(root, 'apps/web/server.ts'),
    env: {
      ...site,
      ...sealed,
      ...google,
      ...office,
      ...analytics,
      ...set({ DAILY_SPEND_CAP_USD, STAND_INS: standIns.join(',') || undefined }),
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
      ...mail,
      ...office,
      ...set({ DAILY_SPEND_CAP_USD, PROVIDER_SILENCE_SECONDS, CRASH_POINT, SUPPORT_LMTP }),
      WORKER_PORT: String(ports.worker),
      LOG_DIR: folder.logs,
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
