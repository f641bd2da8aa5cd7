import { resolve } from 'node:path';
import { z } from 'zod';
import { isPostgresUrl, optional, port } from './fields.ts';
import type { ConfigProblem } from './problems.ts';
import { checkPasswords } from './published-defaults.ts';
import { Secret } from './secret.ts';
import { host } from './shared.ts';
import { checkHost, checkSite, modeOf, operatorOf, siteVariables, type Mode, type Operator } from './site.ts';
import { readVariables, variable, type Env } from './variables.ts';

/** What a person sets for `npm start` and its neighbours. */
export interface OpsConfig {
  readonly mode: Mode;
  readonly policy: string;
  /** A later version of it that is announced, and takes its place at its time. */
  readonly nextPolicy: string | null;
  readonly origin: string;
  readonly consoleOrigin: string;
  readonly host: string;
  readonly ports: { readonly [Port in 'web' | 'console' | 'sandbox' | 'smtp' | 'worker']: number };
  /** Absolute. */
  readonly dataDir: string;
  /** Null: a Postgres of its own is started in the data folder. */
  readonly databaseUrl: Secret | null;
  /** URLs per program, where Candid's login may not create roles. Null: made from `databaseUrl`. */
  readonly programUrls: { readonly [Program in 'web' | 'worker' | 'console' | 'keyring']: Secret } | null;
  readonly postgresPort: number | null;
  /** Null: the stand-in plays OpenAI. */
  readonly openaiApiKey: Secret | null;
  /** Null in a local start that names nobody. */
  readonly operator: Operator | null;
  /** The day somebody last went through the policy, YYYY-MM-DD; null while nobody has. */
  readonly reviewedOn: string | null;
  /** Variables that are handed on to the programs as they are. */
  readonly passedOn: Readonly<Record<string, string>>;
}

const databaseUrl = variable(
  z
    .string()
    .refine(isPostgresUrl, 'is not a Postgres URL that names a database')
    .transform((text) => new Secret(text))
    .optional(),
  'Set it to postgres://USER:PASSWORD@HOST:PORT/DATABASE, or leave it out: then a Postgres is started in the data folder.',
);

const optionalPort = variable(
  z.union([z.undefined(), port(5432).schema], 'is not a port number from 1 to 65535'),
  'Leave it out: a free port is chosen and kept.',
);

const {
  NEXT_POLICY,
  POLICY_REVIEWED,
  LOG_LEVEL,
  OPERATOR_NAME,
  OPERATOR_ADDRESS,
  OPERATOR_CONTACT,
  OPERATOR_AUTHORITY,
  TRUSTED_PROXIES,
} = siteVariables;

const variables = {
  NEXT_POLICY,
  POLICY_REVIEWED,
  LOG_LEVEL,
  OPERATOR_NAME,
  OPERATOR_ADDRESS,
  OPERATOR_CONTACT,
  OPERATOR_AUTHORITY,
  TRUSTED_PROXIES,
  POLICY: variable(z.string().default('one-hour'), 'Set the id of a policy, or the path of a policy module.'),
  ORIGIN: optional('Set the address people open, or leave it out.'),
  CONSOLE_ORIGIN: optional('Set the address of the console, or leave it out.'),
  HOST: host,
  PORT: port(3000),
  CONSOLE_PORT: port(3001),
  SANDBOX_PORT: port(3002),
  SANDBOX_SMTP_PORT: port(3025),
  WORKER_PORT: port(3003),
  POSTGRES_PORT: optionalPort,
  DATA_DIR: variable(z.string().default('.data'), 'Set the folder Candid keeps its data in.'),
  DATABASE_URL: databaseUrl,
  WEB_DATABASE_URL: databaseUrl,
  WORKER_DATABASE_URL: databaseUrl,
  CONSOLE_DATABASE_URL: databaseUrl,
  KEYRING_DATABASE_URL: databaseUrl,
  OPENAI_API_KEY: variable(
    z
      .string()
      .transform((text) => new Secret(text))
      .optional(),
    'Set the key from your OpenAI account, or leave it out.',
  ),
};

const PASSED_ON = [
  'POLICY_REVIEWED',
  'LOG_LEVEL',
  'OPERATOR_NAME',
  'OPERATOR_ADDRESS',
  'OPERATOR_CONTACT',
  'OPERATOR_AUTHORITY',
  'TRUSTED_PROXIES',
  'DAILY_SPEND_CAP_USD',
  'OPENAI_BASE_URL',
  'PROVIDER_SILENCE_SECONDS',
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
  'GA_MEASUREMENT_ID',
  'GA_API_SECRET',
  'SMTP_URL',
  'MAIL_FROM',
  'OFFICE_TIME_ZONE',
  'OFFICE_DAYS',
  'OFFICE_CLOSES',
  'OFFICE_HOLIDAYS',
  'SUPPORT_LMTP',
  'CRASH_POINT',
];

/**
 * What `npm start` and `dev` are told by the environment, with all that a production start refuses: found here, before anything is
 * made or started.
 * @param base the folder that a relative DATA_DIR is meant from
 * @throws AppError `config_invalid`; print it with `describeConfigError`
 */
export const loadOpsConfig = (env: Env, base: string): OpsConfig =>
  opsConfig(
    readVariables(variables, env, (values) => [...checkPlace(values), ...checkStart(values)]),
    { env, base },
  );

/** The same for commands that only look for an installation, such as `backup`: nothing is offered to anyone. */
export const loadInstallationConfig = (env: Env, base: string): OpsConfig =>
  opsConfig(readVariables(variables, env, checkPlace), { env, base });

const opsConfig = (values: OpsValues, { env, base }: { env: Env; base: string }): OpsConfig => {
  const {
    WEB_DATABASE_URL: web,
    WORKER_DATABASE_URL: worker,
    CONSOLE_DATABASE_URL: consoleUrl,
    KEYRING_DATABASE_URL: keyring,
  } = values;
  const { origin, consoleOrigin } = originsOf(values);
  return Object.freeze({
    mode: modeOf(origin),
    policy: values.POLICY,
    nextPolicy: values.NEXT_POLICY ?? null,
    origin,
    consoleOrigin,
    host: values.HOST,
    ports: Object.freeze({
      web: values.PORT,
      console: values.CONSOLE_PORT,
      sandbox: values.SANDBOX_PORT,
      smtp: values.SANDBOX_SMTP_PORT,
      worker: values.WORKER_PORT,
    }),
    dataDir: resolve(base, values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    programUrls: web && worker && consoleUrl && keyring ? Object.freeze({ web, worker, console: consoleUrl, keyring }) : null,
    postgresPort: values.POSTGRES_PORT ?? null,
    openaiApiKey: values.OPENAI_API_KEY ?? null,
    operator: operatorOf(values),
    reviewedOn: values.POLICY_REVIEWED ?? null,
    passedOn: Object.freeze(
      Object.fromEntries(PASSED_ON.flatMap((name) => (env[name]?.trim() ? [[name, env[name] ?? '']] : []))),
    ),
  });
};

type OpsValues = Parameters<Parameters<typeof readVariables<typeof variables>>[2] & object>[0];

const PROGRAM_URLS = ['WEB_DATABASE_URL', 'WORKER_DATABASE_URL', 'CONSOLE_DATABASE_URL', 'KEYRING_DATABASE_URL'] as const;

const checkPlace = (values: OpsValues): ConfigProblem[] => [...checkOrigins(values), ...checkUrls(values), ...checkPorts(values)];

const originsOf = (values: OpsValues): { readonly origin: string; readonly consoleOrigin: string } => ({
  origin: values.ORIGIN ?? `http://localhost:${values.PORT}`,
  consoleOrigin: values.CONSOLE_ORIGIN ?? `http://console.localhost:${values.CONSOLE_PORT}`,
});

const checkOrigins = (values: OpsValues): ConfigProblem[] =>
  (['ORIGIN', 'CONSOLE_ORIGIN'] as const)
    .filter((name) => values[name] !== undefined && URL.parse(values[name])?.origin !== values[name])
    .map((name) => {
      const remedy = 'Set it to scheme, host and port only, for example https://images.example.org.';
      return { variable: name, problem: 'is not an origin', remedy };
    });

/** What each program would refuse by itself, and what only all of them together can know. */
const checkStart = (values: OpsValues): ConfigProblem[] => {
  if (checkOrigins(values).length > 0) return [];
  const { origin, consoleOrigin } = originsOf(values);
  const problems = [
    ...checkSite({ ...values, ORIGIN: origin, CONSOLE_ORIGIN: consoleOrigin }),
    ...checkHost(values.HOST, origin),
  ];
  const urls = (['DATABASE_URL', ...PROGRAM_URLS] as const).flatMap((name) => {
    const url = values[name];
    return url === undefined ? [] : [[name, url] as const];
  });
  return [...problems, ...checkPasswords(Object.fromEntries(urls), origin)];
};

const checkUrls = (values: OpsValues): ConfigProblem[] => {
  const missing = PROGRAM_URLS.filter((name) => values[name] === undefined);
  if (missing.length === PROGRAM_URLS.length) return [];
  const wanted = values.DATABASE_URL === undefined ? ['DATABASE_URL', ...missing] : missing;
  const remedy = 'A Postgres whose roles were made by hand needs DATABASE_URL (the owner) and all four program URLs.';
  return wanted.map((name) => ({ variable: name, problem: 'is not set while other database URLs are', remedy }));
};

const checkPorts = (values: OpsValues): ConfigProblem[] => {
  const names = ['PORT', 'CONSOLE_PORT', 'SANDBOX_PORT', 'SANDBOX_SMTP_PORT', 'WORKER_PORT', 'POSTGRES_PORT'] as const;
  return names.flatMap((name, index) => {
    const twin = names.slice(0, index).find((other) => values[name] !== undefined && values[other] === values[name]);
    return twin
      ? [{ variable: name, problem: `is the same as ${twin} (${values[name]})`, remedy: 'Give each its own port.' }]
      : [];
  });
};
