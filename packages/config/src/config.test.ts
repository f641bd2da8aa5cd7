import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  describeConfigError,
  loadConsoleConfig,
  loadInstallationConfig,
  loadOpsConfig,
  loadWebConfig,
  loadWorkerConfig,
  Secret,
  type Env,
} from './index.ts';

const key = (byte: number): string =>
  Buffer.from(Array.from({ length: 32 }, (_, index) => (byte * 7 + index * index * 13) % 256)).toString('base64');

const site = { POLICY: 'one-hour', ORIGIN: 'http://localhost:3000', CONSOLE_ORIGIN: 'http://console.localhost:3001' };
const operator = {
  OPERATOR_NAME: 'Example GmbH',
  OPERATOR_ADDRESS: '1 Street, Town',
  OPERATOR_CONTACT: 'privacy@example.org',
  OPERATOR_AUTHORITY: 'BfDI',
};
const publicSite = {
  ...operator,
  POLICY: 'one-hour',
  ORIGIN: 'https://images.example.org',
  CONSOLE_ORIGIN: 'https://console.example.org',
};
const sealed = {
  DATABASE_URL: 'postgres://candid_web:hunter2x@db:5432/candid',
  KEYRING_URL: 'postgres://candid_keyring:hunter2y@db:5432/candid_keyring',
  MASTER_KEYS: `new:${key(1)},old:${key(2)}`,
  BLOB_DIR: '/var/lib/candid/blobs',
};
const web = { ...site, ...sealed, COOKIE_SECRETS: `c1:${key(3)}` };
const worker = { ...site, ...sealed, OPENAI_API_KEY: 'sk-hunter2z' };
const publicWorker = { ...worker, ...publicSite };
const consoleEnv = { ...site, DATABASE_URL: 'postgres://candid_console:hunter2c@db:5432/candid' };

const publicOps = { ...publicSite, OPENAI_API_KEY: 'sk-hunter2z', DATABASE_URL: sealed.DATABASE_URL };

const refusal = (load: () => unknown): string => {
  try {
    load();
  } catch (error) {
    return describeConfigError(error) ?? `another error: ${String(error)}`;
  }
  return 'accepted';
};

describe('what is accepted', () => {
  it('reads a local web configuration', () => {
    const config = loadWebConfig({ ...web, PORT: '8080' });
    expect(config).toMatchObject({
      mode: 'local',
      policy: 'one-hour',
      port: 8080,
      host: '127.0.0.1',
      operator: null,
      dailySpendCapMicroUsd: 25_000_000,
      standIns: [],
    });
    expect(loadWebConfig({ ...web, STAND_INS: ' openai ' }).standIns).toEqual(['openai']);
    expect(config.masterKeys.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(config.databaseUrl.reveal()).toBe(sealed.DATABASE_URL);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes blank for unset', () => {
    expect(loadWebConfig({ ...web, PORT: ' ', LOG_LEVEL: '', OPERATOR_NAME: '' })).toMatchObject({
      port: 3000,
      logLevel: 'info',
    });
  });

  it('reads a public worker configuration', () => {
    const config = loadWorkerConfig({ ...publicWorker, DAILY_SPEND_CAP_USD: '12.50' });
    expect(config).toMatchObject({ mode: 'production', dailySpendCapMicroUsd: 12_500_000, operator: { authority: 'BfDI' } });
    expect(config.openai).toMatchObject({ baseUrl: 'https://api.openai.com/v1', isStandIn: false });
  });

  it('tells a stand-in by its address', () => {
    expect(loadWorkerConfig({ ...worker, OPENAI_BASE_URL: 'http://127.0.0.1:3002/v1/' }).openai).toMatchObject({
      baseUrl: 'http://127.0.0.1:3002/v1',
      isStandIn: true,
    });
  });

  it('needs nothing for a first start', () => {
    const config = loadOpsConfig({}, '/checkout');
    expect(config).toMatchObject({
      mode: 'local',
      dataDir: '/checkout/.data',
      origin: 'http://localhost:3000',
      databaseUrl: null,
    });
    expect(config.ports).toEqual({ web: 3000, console: 3001, sandbox: 3002, smtp: 3025, worker: 3003 });
  });
});

it('needs nothing of what a start needs to look for an installation', () => {
  const env = { ORIGIN: 'https://images.example.org', DATA_DIR: '/data' };
  expect(loadInstallationConfig(env, '/')).toMatchObject({ mode: 'production', dataDir: '/data' });
  expect(loadOpsConfig(publicOps, '/').mode).toBe('production');
});

describe('secrets', () => {
  it('never print or serialise', () => {
    const config = loadWebConfig(web);
    for (const text of [
      inspect(config, { depth: 9 }),
      JSON.stringify(config),
      String(config.databaseUrl),
      inspect(new Secret('hunter2')),
    ]) {
      expect(text).not.toMatch(/hunter2/);
      expect(text).toContain('[redacted]');
    }
  });
});

describe('mail', () => {
  const from = 'Candid <candid@example.org>';
  const mailOf = (url: string) => loadWorkerConfig({ ...worker, SMTP_URL: url, MAIL_FROM: from }).mail;

  it('is none unless it is set', () => {
    expect(loadWorkerConfig(worker).mail).toBeNull();
  });

  it('speaks TLS to every server that is not this machine', () => {
    expect(mailOf('smtps://ada:hunter2%40@mail.example.org')).toMatchObject({
      host: 'mail.example.org',
      port: 465,
      tls: 'start',
      from,
    });
    expect(mailOf('smtp://mail.example.org')).toMatchObject({ port: 587, tls: 'upgrade', login: null });
    expect(mailOf('smtp://127.0.0.1:3025')).toMatchObject({ port: 3025, tls: 'none' });
  });

  it('keeps its password to itself', () => {
    const mail = mailOf('smtps://ada:hunter2%40@mail.example.org');
    expect(mail?.login?.password.reveal()).toBe('hunter2@');
    expect(inspect(mail, { depth: 9 }) + JSON.stringify(mail)).not.toContain('hunter2');
  });

  it('is not the stand-in in production', () => {
    const load = () => loadWorkerConfig({ ...publicWorker, SMTP_URL: 'smtp://127.0.0.1:3025', MAIL_FROM: from });
    expect(load).toThrow(expect.objectContaining({ detail: expect.objectContaining({ variable: 'SMTP_URL' }) }));
  });
});

type Case = readonly [load: (env: Env) => unknown, base: Env, change: Env, variable: string, problem: RegExp];

const cases: readonly Case[] = [
  [loadWorkerConfig, worker, { SMTP_URL: 'http://mail.example.org' }, 'SMTP_URL', /not an address/],
  [loadWorkerConfig, worker, { SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM', /not set while/],
  [loadWorkerConfig, worker, { MAIL_FROM: 'Candid <a@b>\r\nBcc: all@example.org' }, 'MAIL_FROM', /not a sender/],
  [loadWorkerConfig, worker, { MAIL_FROM: 'a@b, c@d' }, 'MAIL_FROM', /not a sender/],
  [loadWebConfig, web, { PORT: 'abc' }, 'PORT', /not a port number/],
  [loadWebConfig, web, { PORT: '0' }, 'PORT', /not a port number/],
  [loadWebConfig, web, { PORT: '65536' }, 'PORT', /not a port number/],
  [loadWebConfig, web, { PORT: '80.5' }, 'PORT', /not a port number/],
  [loadWebConfig, web, { POLICY: '' }, 'POLICY', /not set/],
  [loadWebConfig, web, { ORIGIN: undefined }, 'ORIGIN', /not set/],
  [loadWebConfig, web, { ORIGIN: 'localhost:3000' }, 'ORIGIN', /not an origin/],
  [loadWebConfig, web, { ORIGIN: 'http://localhost:3000/app' }, 'ORIGIN', /not an origin/],
  [loadWebConfig, web, { ORIGIN: 'http://user@localhost:3000' }, 'ORIGIN', /not an origin/],
  [loadWebConfig, web, { CONSOLE_ORIGIN: 'http://localhost:3001' }, 'CONSOLE_ORIGIN', /same host name/],
  [loadWebConfig, web, { CONSOLE_ORIGIN: 'https://console.example.org' }, 'CONSOLE_ORIGIN', /public while/],
  [loadWebConfig, web, { HOST: '0.0.0.0' }, 'HOST', /opens a local start/],
  [loadWebConfig, web, { LOG_LEVEL: 'loud' }, 'LOG_LEVEL', /not debug/],
  [loadWebConfig, web, { DATABASE_URL: 'mysql://db/candid' }, 'DATABASE_URL', /not a Postgres URL/],
  [loadWebConfig, web, { DATABASE_URL: 'postgres://db' }, 'DATABASE_URL', /not a Postgres URL/],
  [loadWebConfig, web, { KEYRING_URL: undefined }, 'KEYRING_URL', /not set/],
  [loadWebConfig, web, { MASTER_KEYS: 'hunter2' }, 'MASTER_KEYS', /not a list/],
  [loadWebConfig, web, { MASTER_KEYS: 'a:aHVudGVyMg==' }, 'MASTER_KEYS', /not 32 bytes/],
  [loadWebConfig, web, { MASTER_KEYS: `a:${key(1)},a:${key(2)}` }, 'MASTER_KEYS', /id twice/],
  [loadWebConfig, web, { MASTER_KEYS: `a:${Buffer.alloc(32).toString('base64')}` }, 'MASTER_KEYS', /anyone can guess/],
  [
    loadWebConfig,
    web,
    { MASTER_KEYS: `a:${Buffer.from('change-me-change-me-change-me-32').toString('base64')}` },
    'MASTER_KEYS',
    /anyone can guess/,
  ],
  [loadWebConfig, web, { COOKIE_SECRETS: '' }, 'COOKIE_SECRETS', /not set/],
  [loadWebConfig, web, { BLOB_DIR: 'blobs' }, 'BLOB_DIR', /not an absolute path/],
  [loadWebConfig, { ...web, ...publicSite }, { ORIGIN: 'http://images.example.org' }, 'ORIGIN', /not https/],
  [loadWebConfig, { ...web, ...publicSite }, { CONSOLE_ORIGIN: 'http://console.example.org' }, 'CONSOLE_ORIGIN', /not https/],
  [
    loadWebConfig,
    { ...web, ...publicSite },
    { CONSOLE_ORIGIN: 'https://images.example.org:8443' },
    'CONSOLE_ORIGIN',
    /same host name/,
  ],
  [loadWebConfig, { ...web, ...publicSite }, { OPERATOR_NAME: ' ' }, 'OPERATOR_NAME', /not set/],
  [loadWebConfig, { ...web, ...publicSite }, { OPERATOR_ADDRESS: undefined }, 'OPERATOR_ADDRESS', /not set/],
  [loadWebConfig, { ...web, ...publicSite }, { OPERATOR_CONTACT: undefined }, 'OPERATOR_CONTACT', /not set/],
  [loadWebConfig, { ...web, ...publicSite }, { OPERATOR_AUTHORITY: undefined }, 'OPERATOR_AUTHORITY', /not set/],
  [loadWebConfig, { ...web, ...publicSite }, { DATABASE_URL: 'postgres://u:postgres@db/candid' }, 'DATABASE_URL', /published/],
  [loadWorkerConfig, worker, { OPENAI_BASE_URL: 'nowhere' }, 'OPENAI_BASE_URL', /not an http/],
  [loadWorkerConfig, worker, { OPENAI_BASE_URL: 'http://proxy.example.org/v1' }, 'OPENAI_BASE_URL', /not https/],
  [loadWorkerConfig, worker, { DAILY_SPEND_CAP_USD: '-1' }, 'DAILY_SPEND_CAP_USD', /not an amount/],
  [loadWorkerConfig, publicWorker, { OPENAI_BASE_URL: 'http://localhost:3002/v1' }, 'OPENAI_BASE_URL', /stand-in/],
  [loadWorkerConfig, publicWorker, { CRASH_POINT: 'before-call' }, 'CRASH_POINT', /production/],
  [loadConsoleConfig, consoleEnv, { MASTER_KEYS: `a:${key(1)}` }, 'MASTER_KEYS', /must not/],
  [loadConsoleConfig, consoleEnv, { KEYRING_URL: sealed.KEYRING_URL }, 'KEYRING_URL', /must not/],
  [loadConsoleConfig, consoleEnv, { COOKIE_SECRETS: 'hunter2' }, 'COOKIE_SECRETS', /must not/],
  [(env) => loadOpsConfig(env, '/x'), {}, { CONSOLE_PORT: '3000' }, 'CONSOLE_PORT', /same as PORT/],
  [(env) => loadOpsConfig(env, '/x'), publicOps, { ORIGIN: 'http://images.example.org' }, 'ORIGIN', /not https/],
  [(env) => loadOpsConfig(env, '/x'), publicOps, { CONSOLE_ORIGIN: '' }, 'CONSOLE_ORIGIN', /not https/],
  [(env) => loadOpsConfig(env, '/x'), publicOps, { CONSOLE_ORIGIN: publicOps.ORIGIN }, 'CONSOLE_ORIGIN', /same host/],
  [(env) => loadOpsConfig(env, '/x'), publicOps, { OPERATOR_AUTHORITY: ' ' }, 'OPERATOR_AUTHORITY', /not set/],
  [
    (env) => loadOpsConfig(env, '/x'),
    publicOps,
    { DATABASE_URL: 'postgres://me:postgres@db/candid' },
    'DATABASE_URL',
    /published/,
  ],
  [(env) => loadOpsConfig(env, '/x'), {}, { HOST: '0.0.0.0' }, 'HOST', /opens a local start/],
  [(env) => loadOpsConfig(env, '/x'), {}, { ORIGIN: 'images.example.org' }, 'ORIGIN', /not an origin/],
  [(env) => loadOpsConfig(env, '/x'), {}, { WEB_DATABASE_URL: sealed.DATABASE_URL }, 'DATABASE_URL', /not set while/],
];

describe('what is refused', () => {
  it.each(cases)('%o %o with %o names %s', (load, base, change, variable, problem) => {
    const line = refusal(() => load({ ...base, ...change }));
    expect(line).toMatch(new RegExp(`^${variable} `));
    expect(line).toMatch(problem);
    expect(line, 'a remedy follows').toMatch(/\. [A-Z].+[.!)]$/m);
    expect(line).not.toMatch(/hunter2/);
  });

  it('names every variable that is wrong at once', () => {
    expect(
      refusal(() => loadWebConfig({}))
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['POLICY', 'ORIGIN', 'CONSOLE_ORIGIN', 'DATABASE_URL', 'KEYRING_URL', 'MASTER_KEYS', 'COOKIE_SECRETS', 'BLOB_DIR']);
  });
});

it('CR-20: no program starts with a secret of another one', () => {
  const google = { GOOGLE_CLIENT_ID: 'a', GOOGLE_CLIENT_SECRET: 'hunter2' };
  const handed = [
    [loadWebConfig, web, { OPENAI_API_KEY: 'hunter2' }],
    [loadWebConfig, web, { SMTP_URL: 'smtp://a:hunter2@mail' }],
    [loadWebConfig, web, { WORKER_DATABASE_URL: 'postgres://w:hunter2@db/candid' }],
    [loadWorkerConfig, worker, { COOKIE_SECRETS: web.COOKIE_SECRETS }],
    [loadWorkerConfig, worker, google],
    [loadConsoleConfig, consoleEnv, { OPENAI_API_KEY: 'hunter2' }],
    [loadConsoleConfig, consoleEnv, google],
  ] as const;
  for (const [load, own, foreign] of handed)
    expect(
      refusal(() => load({ ...own, ...foreign })),
      Object.keys(foreign).join(),
    ).toMatch(/^\w+ must not be in the \w+ program/);
  expect(loadWebConfig({ ...web, ...google }).google?.clientId).toBe('a');
});

it('OH-15 CR-32: only in production is a proxy believed, and only the one that is named', () => {
  const proxies = (env: Env): readonly string[] => loadWebConfig(env).trustedProxies;
  expect(proxies({ ...web, TRUSTED_PROXIES: '10.0.0.7' })).toEqual([]);
  expect(proxies({ ...web, ...publicSite })).toEqual([]);
  expect(proxies({ ...web, ...publicSite, TRUSTED_PROXIES: '10.0.0.7, fd00::/8' })).toEqual(['10.0.0.7', 'fd00::/8']);
  for (const wrong of ['proxy.example.org', '10.0.0.0/33', '10.0.0.0/8/8', '0.0.0.0/0', '::/0', 'all'])
    expect(refusal(() => proxies({ ...web, ...publicSite, TRUSTED_PROXIES: wrong }))).toMatch(/^TRUSTED_PROXIES is not a list/);
  expect(loadOpsConfig({ ...publicOps, TRUSTED_PROXIES: '10.0.0.7' }, '/').passedOn).toMatchObject({
    TRUSTED_PROXIES: '10.0.0.7',
  });
});
