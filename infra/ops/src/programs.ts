import type { OpsConfig } from '@candid/config';
import type { Beside } from '@candid/publishing';
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

/** Whether the operator has anything beside a studio that stands on nothing: locally always, else where mail is to come in. */
export const hasOperatorSide = ({ mode, passedOn }: Pick<OpsConfig, 'mode' | 'passedOn'>): boolean =>
  mode === 'local' || passedOn['SUPPORT_LMTP'] !== undefined;

/** What of it people may rely on: updates need a way for letters to go out too. */
export const besideOf = (config: Pick<OpsConfig, 'mode' | 'passedOn'>): readonly Beside[] => {
  if (!hasOperatorSide(config)) return [];
  const sends = config.mode === 'local' || config.passedOn['SMTP_URL'] !== undefined;
  return sends ? ['letters', 'updates'] : ['letters'];
};

/** The one program of a policy that keeps everything on people's devices: it gets no database, no key and no secret. */
export const onDeviceProgram = ({ root, config, folder }: Pick<ProgramsOptions, 'root' | 'config' | 'folder'>): Program => ({
  name: 'web',
  module: join(root, 'apps/web/server.ts'),
  env: {
    ...siteOf(config),
    ...set({ BESIDE: besideOf(config).join(',') || undefined }),
    TEXTS_DIR: folder.texts,
    PORT: String(config.ports.web),
  },
  readyUrl: `${addressOf(config, config.ports.web)}/readyz`,
  shown: [{ label: 'The studio', url: config.origin }],
});

/** The parts of programs that several of them share. */
const partsOf = ({ root, config, folder, secrets, urls }: ProgramsOptions) => {
  const { ports } = config;
  const at = (port: number): string => addressOf(config, port);
  const parties = thirdParties(config, secrets, at(ports.sandbox));
  const { OFFICE_TIME_ZONE, OFFICE_DAYS, OFFICE_CLOSES, OFFICE_HOLIDAYS } = config.passedOn;
  const office = set({ OFFICE_TIME_ZONE, OFFICE_DAYS, OFFICE_CLOSES, OFFICE_HOLIDAYS });
  const sealed = { KEYRING_URL: urls.keyring, MASTER_KEYS: secrets.masterKeys, BLOB_DIR: folder.blobs };
  return { root, config, folder, urls, at, parties, office, sealed, site: siteOf(config) };
};

type Parts = ReturnType<typeof partsOf>;

const sandbox = ({ root, config: { host, ports }, at, parties }: Parts): Program => ({
  name: 'sandbox',
  module: join(root, 'infra/sandbox/src/main.ts'),
  env: {
    HOST: host,
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_SMTP_PORT: String(ports.smtp),
    ...parties.sandbox,
  },
  readyUrl: `${at(ports.sandbox)}/readyz`,
  shown: [{ label: 'Inbox', url: `${at(ports.sandbox)}/inbox` }],
});

/** What every worker is told; who makes pictures is none of it. @param place where mail comes in; null where none does */
const worker = ({ root, config, folder, urls, at, parties, office, sealed, site }: Parts, place: string | null): Program => {
  const { DAILY_SPEND_CAP_USD, PROVIDER_SILENCE_SECONDS, CRASH_POINT } = config.passedOn;
  return {
    name: 'worker',
    module: join(root, 'apps/worker/src/main.ts'),
    env: {
      ...site,
      ...sealed,
      ...parties.mail,
      ...office,
      ...set({ DAILY_SPEND_CAP_USD, PROVIDER_SILENCE_SECONDS, CRASH_POINT, SUPPORT_LMTP: place ?? undefined }),
      WORKER_PORT: String(config.ports.worker),
      LOG_DIR: folder.logs,
      DATABASE_URL: urls.worker,
    },
    readyUrl: `${at(config.ports.worker)}/readyz`,
    shown: place === null ? [] : [{ label: 'Letters by LMTP', url: place }],
  };
};

const consoleProgram = ({ root, config, urls, at, site }: Parts): Program => ({
  name: 'console',
  module: join(root, 'apps/console/server.ts'),
  env: { ...site, CONSOLE_PORT: String(config.ports.console), DATABASE_URL: urls.console },
  readyUrl: `${at(config.ports.console)}/readyz`,
  shown: [{ label: 'Privacy console', url: config.consoleOrigin }],
});

const web = ({ root, config, urls, at, parties, office, sealed, site }: Parts, cookieSecrets: string): Program => ({
  name: 'web',
  module: join(root, 'apps/web/server.ts'),
  env: {
    ...site,
    ...sealed,
    ...parties.google,
    ...office,
    ...parties.analytics,
    ...set({
      DAILY_SPEND_CAP_USD: config.passedOn['DAILY_SPEND_CAP_USD'],
      STAND_INS: parties.standIns.join(',') || undefined,
    }),
    PORT: String(config.ports.web),
    DATABASE_URL: urls.web,
    COOKIE_SECRETS: cookieSecrets,
  },
  readyUrl: `${at(config.ports.web)}/readyz`,
  shown: [{ label: 'Make images', url: config.origin }],
});

/** The programs of a start, in the order they start: each gets what it needs and nothing that another one needs. */
export const listPrograms = (options: ProgramsOptions): readonly Program[] => {
  const parts = partsOf(options);
  const { config, parties, at } = parts;
  const played = sandbox(parts);
  const openai = { label: 'OpenAI stand-in', url: at(config.ports.sandbox) };
  const standIns = { ...played, shown: [...(parties.standIns.includes('openai') ? [openai] : []), ...played.shown] };
  const maker = worker(parts, config.passedOn['SUPPORT_LMTP'] ?? null);
  return [
    ...(config.mode === 'local' ? [standIns] : []),
    web(parts, options.secrets.cookieSecrets),
    { ...maker, env: { ...maker.env, ...parties.openai } },
    consoleProgram(parts),
  ];
};

/** The longest path that a socket file may have on every platform. */
const SOCKET_PATH_BYTES = 100;

/** Where mail comes in that is for the operator: as set, else locally a socket in the data folder; null where its path is too long for one. */
const mailPlace = ({ passedOn, mode }: OpsConfig, { root }: DataFolder): string | null => {
  const socket = join(root, 'letters');
  const ours = mode === 'local' && Buffer.byteLength(socket) <= SOCKET_PATH_BYTES ? `unix:${socket}` : null;
  return passedOn['SUPPORT_LMTP'] ?? ours;
};

/** What the operator has beside the studio: letters and their clocks, and no key of anybody who makes pictures (OD-15). */
export const operatorPrograms = (options: ProgramsOptions): readonly Program[] => {
  const parts = partsOf(options);
  const letters = worker(parts, mailPlace(options.config, options.folder));
  return [...(options.config.mode === 'local' ? [sandbox(parts)] : []), letters, consoleProgram(parts)];
};
