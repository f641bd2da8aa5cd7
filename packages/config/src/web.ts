import type { MicroUsd } from '@candid/kernel';
import { namedKeys, port, postgresUrl, type NamedKey } from './fields.ts';
import { checkPasswords } from './published-defaults.ts';
import type { Secret } from './secret.ts';
import { checkHost, checkSite, siteConfig, siteVariables, type SiteConfig } from './site.ts';
import { readVariables, type Env } from './variables.ts';
import { blobDir, dailySpendCap, host } from './shared.ts';

export interface WebConfig extends SiteConfig {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: Secret;
  readonly keyringUrl: Secret;
  /** The first is current. */
  readonly masterKeys: readonly NamedKey[];
  /** The first is current. */
  readonly cookieSecrets: readonly NamedKey[];
  readonly blobDir: string;
  /** Submissions past it are refused until the next UTC day. */
  readonly dailySpendCapMicroUsd: MicroUsd;
}

const variables = {
  ...siteVariables,
  HOST: host,
  PORT: port(3000),
  DATABASE_URL: postgresUrl,
  KEYRING_URL: postgresUrl,
  MASTER_KEYS: namedKeys('master'),
  COOKIE_SECRETS: namedKeys('cookie'),
  BLOB_DIR: blobDir,
  DAILY_SPEND_CAP_USD: dailySpendCap,
};

/**
 * The web program's configuration.
 * @throws AppError `config_invalid`; print it with `describeConfigError`
 */
export const loadWebConfig = (env: Env): WebConfig => {
  const values = readVariables(variables, env, (read) => [
    ...checkSite(read),
    ...checkHost(read.HOST, read.ORIGIN),
    ...checkPasswords({ DATABASE_URL: read.DATABASE_URL, KEYRING_URL: read.KEYRING_URL }, read.ORIGIN),
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
  });
};
