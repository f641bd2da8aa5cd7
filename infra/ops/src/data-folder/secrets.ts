import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { trouble } from '../trouble.ts';

/** What a local start makes up once and keeps; 0600 in the data folder. */
export interface LocalSecrets {
  /** `id:base64` lists, newest first. */
  readonly masterKeys: string;
  readonly cookieSecrets: string;
  readonly postgresPassword: string;
  readonly rolePasswords: Readonly<Record<'owner' | 'web' | 'worker' | 'console' | 'keyring', string>>;
  /** The key that the OpenAI stand-in accepts. */
  readonly sandboxKey: string;
}

/**
 * Reads the secrets, or makes them when there is nothing yet that they would open.
 * @param hasData whether a database was made with earlier secrets
 * @throws AppError `config_invalid` when they are broken or lost
 */
export const openSecrets = (file: string, hasData: boolean): LocalSecrets => {
  if (!existsSync(file)) {
    if (hasData) {
      throw trouble(
        `${file} is missing: without its master key nothing in this data folder opens. Put it back, or set DATA_DIR to a new folder.`,
      );
    }
    save(file, newSecrets());
  }
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets;
    if (read.masterKeys && read.cookieSecrets && read.postgresPassword && read.rolePasswords.owner && read.sandboxKey)
      return read;
  } catch (error) {
    throw broken(file, error);
  }
  throw broken(file);
};

const broken = (file: string, cause?: unknown) =>
  trouble(`${file} is broken. Put back the copy from your backup, or set DATA_DIR to a new folder.`, { cause });

const password = (): string => randomBytes(24).toString('base64url');
const key = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

const newSecrets = (): LocalSecrets => ({
  masterKeys: key('master-1'),
  cookieSecrets: key('cookie-1'),
  postgresPassword: password(),
  rolePasswords: { owner: password(), web: password(), worker: password(), console: password(), keyring: password() },
  sandboxKey: `sk-stand-in-${password()}`,
});

const save = (file: string, secrets: LocalSecrets): void => {
  const descriptor = openSync(`${file}.new`, 'w', 0o600);
  writeFileSync(descriptor, JSON.stringify(secrets, null, 2));
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(`${file}.new`, file);
};

/** The master keys of `id:base64,…`, the current one first. */
export const readMasterKeys = (masterKeys: string): readonly { readonly id: string; readonly key: Buffer }[] =>
  masterKeys.split(',').map((entry) => {
    const colon = entry.indexOf(':');
    return { id: entry.slice(0, colon).trim(), key: Buffer.from(entry.slice(colon + 1).trim(), 'base64') };
  });
