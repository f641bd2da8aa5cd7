import type { HeldSecret, SecretSources } from '@candid/application/evidence';
import type { OpsConfig } from '@candid/config';
import type { DataFolder } from '@candid/ops/src/data-folder/data-folder.ts';
import type { LocalSecrets } from '@candid/ops/src/data-folder/secrets.ts';
import { runningProcesses } from '@candid/ops/src/processes/run-record.ts';
import { createReadStream, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const keysOf = (list: string): readonly string[] => list.split(',').map((entry) => entry.slice(entry.indexOf(':') + 1).trim());

/** Every secret of an installation, and the programs that are given it for a task of theirs. */
export const heldSecrets = (config: OpsConfig, secrets: LocalSecrets): readonly HeldSecret[] => {
  const { owner, web, worker, console: staff, keyring } = secrets.rolePasswords;
  const { GOOGLE_CLIENT_SECRET, GA_API_SECRET, SMTP_URL } = config.passedOn;
  const all: readonly (readonly [string, string | undefined, readonly string[]])[] = [
    ...keysOf(secrets.masterKeys).map((key) => ['master-key', key, ['web', 'worker']] as const),
    ...keysOf(secrets.cookieSecrets).map((key) => ['cookie-secret', key, ['web']] as const),
    ['owner-login', owner, []],
    ['postgres-login', secrets.postgresPassword, []],
    ['web-login', web, ['web']],
    ['worker-login', worker, ['worker']],
    ['console-login', staff, ['console']],
    ['keyring-login', keyring, ['web', 'worker']],
    ['stand-in-key', secrets.sandboxKey, ['sandbox', 'worker']],
    ['provider-key', config.openaiApiKey?.reveal(), ['worker']],
    ['google-secret', GOOGLE_CLIENT_SECRET, ['web']],
    ['analytics-secret', GA_API_SECRET, ['web']],
    ['mail-password', URL.parse(SMTP_URL ?? '')?.password, ['worker']],
  ];
  return all.flatMap(([name, value, needed]) => (value ? [{ name, value, for: needed }] : []));
};

/** On Linux what a process was started with; null where the host does not show it. */
const environmentOf = (pid: number): string | null => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return null;
  }
};

async function* linesBelow(folders: readonly string[]): AsyncIterable<string> {
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((one) => one.isFile()))
      yield* createInterface({ input: createReadStream(join(entry.parentPath, entry.name)) });
  }
}

interface Installed {
  readonly root: string;
  readonly config: OpsConfig;
  readonly folder: DataFolder;
  readonly secrets: LocalSecrets;
}

/** What the running programs of `npm start` were given, what they wrote to their logs, and what browsers are sent. */
export const secretSources = ({ root, config, folder, secrets }: Installed): SecretSources => ({
  held: heldSecrets(config, secrets),
  programs: runningProcesses(folder.runRecord).map(({ name, pid }) => ({ name, environment: environmentOf(pid) })),
  texts: (kind) =>
    linesBelow(kind === 'logs' ? [folder.logs] : ['web', 'console'].map((app) => join(root, 'apps', app, 'build/client'))),
});
