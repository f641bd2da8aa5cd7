import type { MicroUsd } from '@candid/kernel';
import { z } from 'zod';
import { analyticsConfig, analyticsVariables, checkAnalytics, type AnalyticsConfig } from './analytics.ts';
import { checkGoogle, googleConfig, googleVariables, type GoogleConfig } from './google.ts';
import { checkForeignSecrets } from './foreign-secrets.ts';
import { namedKeys, optional, port, postgresUrl, type NamedKey } from './fields.ts';
import type { ConfigProblem } from './problems.ts';
import { checkPasswords } from './published-defaults.ts';
import type { Secret } from './secret.ts';
import { checkHost, checkSite, modeOf, siteConfig, siteVariables, type SiteConfig } from './site.ts';
import { officeHours, officeVariables, type OfficeHours } from './support.ts';
import { readVariables, variable, type Env } from './variables.ts';
import { blobDir, dailySpendCap, host } from './shared.ts';

/** What the web program needs to answer at all. */
export interface WebSiteConfig extends SiteConfig {
  readonly host: string;
  readonly port: number;
}

/** The same where nothing is kept on the server. */
export interface StudioConfig extends WebSiteConfig {
  /** What the operator has beside it: letters are kept there, and who asked is told of changes. */
  readonly beside: readonly (typeof BESIDE)[number][];
  /** Where each text of the policy that was published is kept; null where nothing is kept of it. */
  readonly textsDir: string | null;
}

/** The same with all it needs where something is kept on the server. */
export interface WebConfig extends WebSiteConfig {
  readonly databaseUrl: Secret;
  readonly keyringUrl: Secret;
  /** The first is current. */
  readonly masterKeys: readonly NamedKey[];
  /** The first is current. */
  readonly cookieSecrets: readonly NamedKey[];
  readonly blobDir: string;
  /** Submissions past it are refused until the next UTC day. */
  readonly dailySpendCapMicroUsd: MicroUsd;
  /** Providers that a program on this machine plays, so that the page does not name who gets nothing. */
  readonly standIns: readonly StandIn[];
  /** Null where nobody can sign in with Google. */
  readonly google: GoogleConfig | null;
  readonly office: OfficeHours;
  /** Null where nobody outside is told of page views. */
  readonly analytics: AnalyticsConfig | null;
}

export type StandIn = (typeof STAND_INS)[number];

const STAND_INS = ['openai', 'google', 'google analytics', 'mail'] as const;

const BESIDE = ['letters', 'updates'] as const;

/** A list of some of these names, which the start sets. */
const namesOf = <const Name extends string>(names: readonly Name[]) =>
  variable(
    z
      .string()
      .default('')
      .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
      .pipe(z.array(z.enum(names, `names something else than ${names.join(', ')}`))),
    'Leave it out: `npm start` sets it.',
  );

const standIns = namesOf(STAND_INS);

const siteOnly = { ...siteVariables, HOST: host, PORT: port(3000) };
const studioOnly = { ...siteOnly, BESIDE: namesOf(BESIDE), TEXTS_DIR: optional('Leave it out: `npm start` sets it.') };

const variables = {
  ...siteOnly,
  DATABASE_URL: postgresUrl,
  KEYRING_URL: postgresUrl,
  MASTER_KEYS: namedKeys('master'),
  COOKIE_SECRETS: namedKeys('cookie'),
  BLOB_DIR: blobDir,
  DAILY_SPEND_CAP_USD: dailySpendCap,
  STAND_INS: standIns,
  ...googleVariables,
  ...officeVariables,
  ...analyticsVariables,
};

/**
 * The part of the web program's configuration that it needs whatever its policy is.
 * @throws AppError `config_invalid`; print it with `describeConfigError`
 */
export const loadWebSiteConfig = (env: Env): StudioConfig => {
  const values = readVariables(studioOnly, env, (read) => [...checkSite(read), ...checkHost(read.HOST, read.ORIGIN)]);
  const { HOST, PORT, BESIDE: beside, TEXTS_DIR: textsDir = null } = values;
  return Object.freeze({ ...siteConfig(values), host: HOST, port: PORT, beside: Object.freeze(beside), textsDir });
};

/**
 * The web program's configuration where something is kept on the server.
 * @throws AppError `config_invalid`; print it with `describeConfigError`
 */
export const loadWebConfig = (env: Env): WebConfig => {
  const values = readVariables(variables, env, (read) => [
    ...checkSite(read),
    ...checkHost(read.HOST, read.ORIGIN),
    ...checkPasswords({ DATABASE_URL: read.DATABASE_URL, KEYRING_URL: read.KEYRING_URL }, read.ORIGIN),
    ...checkStandIns(read.ORIGIN, read.STAND_INS),
    ...checkGoogle(read, read.ORIGIN),
    ...checkAnalytics(read, read.ORIGIN),
    ...checkForeignSecrets(env, 'web'),
  ]);
  return Object.freeze({
    ...siteConfig(values),
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    keyringUrl: values.KEYRING_URL,
    masterKeys: Object.freeze(values.MASTER_KEYS),
    cookieSecrets: Object.freeze(values.COOKIE_SECRETS),
    blobDir: values.BLOB_DIR,
    dailySpendCapMicroUsd: values.DAILY_SPEND_CAP_USD,
    standIns: Object.freeze(values.STAND_INS),
    google: googleConfig(values),
    office: officeHours(values),
    analytics: analyticsConfig(values),
  });
};

const checkStandIns = (origin: string, named: readonly StandIn[]): ConfigProblem[] =>
  named.length > 0 && modeOf(origin) === 'production'
    ? [{ variable: 'STAND_INS', problem: 'names a stand-in, which production refuses', remedy: standIns.remedy }]
    : [];
