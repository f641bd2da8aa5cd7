import { port, postgresUrl } from './fields.ts';
import { checkForeignSecrets } from './foreign-secrets.ts';
import { checkPasswords } from './published-defaults.ts';
import type { Secret } from './secret.ts';
import { host } from './shared.ts';
import { checkHost, checkSite, siteConfig, siteVariables, type SiteConfig } from './site.ts';
import { readVariables, type Env } from './variables.ts';

export interface ConsoleConfig extends SiteConfig {
  readonly host: string;
  readonly consolePort: number;
  readonly databaseUrl: Secret;
}

const variables = { ...siteVariables, HOST: host, CONSOLE_PORT: port(3001), DATABASE_URL: postgresUrl };

/**
 * The console's configuration. A console that was handed keys does not start: the people who use it must not be able to read content.
 * @throws AppError `config_invalid`; print it with `describeConfigError`
 */
export const loadConsoleConfig = (env: Env): ConsoleConfig => {
  const values = readVariables(variables, env, (read) => [
    ...checkSite(read),
    ...checkHost(read.HOST, read.ORIGIN),
    ...checkPasswords({ DATABASE_URL: read.DATABASE_URL }, read.ORIGIN),
    ...checkForeignSecrets(env, 'console'),
  ]);
  return Object.freeze({
    ...siteConfig(values),
    host: values.HOST,
    consolePort: values.CONSOLE_PORT,
    databaseUrl: values.DATABASE_URL,
  });
};
