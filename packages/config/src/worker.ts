import { duration, type MicroUsd, type Milliseconds } from '@candid/kernel';
import { z } from 'zod';
import { checkMail, mailConfig, mailVariables, type MailConfig } from './mail.ts';
import { checkForeignSecrets } from './foreign-secrets.ts';
import { namedKeys, optional, port, postgresUrl, type NamedKey } from './fields.ts';
import type { ConfigProblem } from './problems.ts';
import { checkPasswords } from './published-defaults.ts';
import { Secret } from './secret.ts';
import { blobDir, dailySpendCap, host } from './shared.ts';
import { checkHost, checkSite, isLoopback, modeOf, siteConfig, siteVariables, type SiteConfig } from './site.ts';
import { lmtpPlace, lmtpVariables, officeHours, officeVariables, type LmtpPlace, type OfficeHours } from './support.ts';
import { readVariables, variable, type Env } from './variables.ts';

/** Who makes the pictures. */
export interface OpenAIConfig {
  readonly apiKey: Secret;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Whether a program on this machine plays OpenAI. */
  readonly isStandIn: boolean;
}

export interface WorkerConfig extends SiteConfig {
  /** Where the health answers listen. */
  readonly host: string;
  readonly workerPort: number;
  readonly databaseUrl: Secret;
  readonly keyringUrl: Secret;
  /** The first is current. */
  readonly masterKeys: readonly NamedKey[];
  readonly blobDir: string;
  /** The folder of the programs' logs, whose lines end by the policy; null where a platform keeps them. */
  readonly logDir: string | null;
  /** Null where no pictures are made: then nobody's key is there either. */
  readonly openai: OpenAIConfig | null;
  readonly dailySpendCapMicroUsd: MicroUsd;
  /** How long a call may show no progress before it is given up. */
  readonly providerSilence: Milliseconds;
  /** How long calls under way may go on when the worker is asked to end. */
  readonly shutdownGrace: Milliseconds;
  /** Null where no letters can be sent. */
  readonly mail: MailConfig | null;
  readonly office: OfficeHours;
  /** Null where no letters are taken by mail. */
  readonly lmtp: LmtpPlace | null;
  /** Where a test wants the worker to die; only in local mode. */
  readonly crashPoint: string | null;
}

const httpUrl = z
  .string()
  .default('https://api.openai.com/v1')
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'is not an http(s) URL')
  .transform((text) => text.replace(/\/+$/, ''));

const seconds = (fallback: string, pattern: RegExp, problem: string) =>
  z
    .string()
    .default(fallback)
    .refine((text) => pattern.test(text), problem)
    .transform((text) => duration.seconds(Number(text)));

const variables = {
  ...siteVariables,
  HOST: host,
  WORKER_PORT: port(3003),
  DATABASE_URL: postgresUrl,
  KEYRING_URL: postgresUrl,
  MASTER_KEYS: namedKeys('master'),
  BLOB_DIR: blobDir,
  LOG_DIR: optional(
    'Set the folder of the programs’ logs, or leave it out where your platform keeps them, and set their end there.',
  ),
  OPENAI_API_KEY: variable(
    z
      .string()
      .transform((text) => new Secret(text))
      .optional(),
    'Set the key from your OpenAI account; locally `npm start` runs a stand-in that needs none.',
  ),
  OPENAI_BASE_URL: variable(httpUrl, 'Leave it out for OpenAI itself.'),
  DAILY_SPEND_CAP_USD: dailySpendCap,
  PROVIDER_SILENCE_SECONDS: variable(
    seconds('240', /^[1-9]\d{1,3}$/, 'is not a number of seconds from 10 to 9999'),
    'Set how long a picture may be without a sign of progress before its call is given up, or leave it out for 240.',
  ),
  SHUTDOWN_GRACE_SECONDS: variable(
    seconds('6', /^\d{1,4}$/, 'is not a number of seconds from 0 to 9999'),
    'Set it a few seconds below the time your platform leaves a program between SIGTERM and SIGKILL, or leave it out for 6.',
  ),
  CRASH_POINT: variable(z.string().optional(), 'It is for tests: leave it out.'),
  ...mailVariables,
  ...officeVariables,
  ...lmtpVariables,
};

/**
 * The worker's configuration.
 * @throws AppError `config_invalid`; print it with `describeConfigError`
 */
export const loadWorkerConfig = (env: Env): WorkerConfig => {
  const values = readVariables(variables, env, (read) => [
    ...checkSite(read),
    ...checkHost(read.HOST, read.ORIGIN),
    ...checkPasswords({ DATABASE_URL: read.DATABASE_URL, KEYRING_URL: read.KEYRING_URL }, read.ORIGIN),
    ...checkMail(read, read.ORIGIN),
    ...checkProvider(read.ORIGIN, read.OPENAI_BASE_URL, read.CRASH_POINT),
    ...checkForeignSecrets(env, 'worker'),
  ]);
  return Object.freeze({
    ...siteConfig(values),
    host: values.HOST,
    workerPort: values.WORKER_PORT,
    databaseUrl: values.DATABASE_URL,
    keyringUrl: values.KEYRING_URL,
    masterKeys: Object.freeze(values.MASTER_KEYS),
    blobDir: values.BLOB_DIR,
    logDir: values.LOG_DIR ?? null,
    openai: values.OPENAI_API_KEY === undefined ? null : openaiConfig(values.OPENAI_API_KEY, values.OPENAI_BASE_URL),
    dailySpendCapMicroUsd: values.DAILY_SPEND_CAP_USD,
    providerSilence: values.PROVIDER_SILENCE_SECONDS,
    shutdownGrace: values.SHUTDOWN_GRACE_SECONDS,
    mail: mailConfig(values),
    office: officeHours(values),
    lmtp: lmtpPlace(values),
    crashPoint: values.CRASH_POINT ?? null,
  });
};

const openaiConfig = (apiKey: Secret, baseUrl: string): OpenAIConfig =>
  Object.freeze({ apiKey, baseUrl, isStandIn: isLoopback(new URL(baseUrl).hostname) });

const checkProvider = (origin: string, baseUrl: string, crashPoint: string | undefined): ConfigProblem[] => {
  const problems: ConfigProblem[] = [];
  const { hostname, protocol } = new URL(baseUrl);
  const base = { variable: 'OPENAI_BASE_URL', remedy: 'Leave it out for OpenAI itself, or set an https address.' };
  if (isLoopback(hostname)) {
    if (modeOf(origin) === 'production')
      problems.push({ ...base, problem: 'points to a stand-in on this machine, which production refuses' });
  } else if (protocol !== 'https:') problems.push({ ...base, problem: 'is not https' });
  if (crashPoint !== undefined && modeOf(origin) === 'production') {
    problems.push({ variable: 'CRASH_POINT', problem: 'is set in production', remedy: variables.CRASH_POINT.remedy });
  }
  return problems;
};
