import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter } from 'node:path';
import { trouble } from '../trouble.ts';

/** How to start a Postgres program so that it does not run as root, which it refuses to. */
export interface Account {
  /** Words that come before the program; empty when we are not root. */
  readonly prefix: readonly string[];
  /** Who must own the data, when it is not us. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/**
 * For root there are two ways, both able to enter folders that are closed to others:
 * a user namespace, in which root goes by the number of `nobody` and the files stay root's own; or, where the machine forbids namespaces,
 * `nobody` itself with the one capability to pass closed folders.
 * @param dataFolder of Postgres; one that exists decides by its owner
 * @throws AppError `config_invalid` when neither works
 */
export const chooseAccount = (dataFolder: string): Account => {
  if (process.getuid?.() !== 0) return { prefix: [], owner: null };
  const { uid, gid } = nobody();
  const inNamespace = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  const withCapability = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ];
  const dataOwner = existsSync(dataFolder) ? statSync(dataFolder).uid : null;
  if (dataOwner !== uid && works(inNamespace)) return { prefix: inNamespace, owner: null };
  if (dataOwner !== 0 && works(withCapability)) return { prefix: withCapability, owner: { uid, gid } };
  throw trouble(
    'Postgres refuses to run as root, and this machine lets root neither make a user namespace (unshare) nor drop its rights (setpriv). ' +
      'Start Candid as another user, or set DATABASE_URL to a Postgres of your own.',
  );
};

/** Makes a folder that the account may write to. */
export const makeOwnFolder = (path: string, { owner }: Account): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (owner) chownSync(path, owner.uid, owner.gid);
};

/** What Postgres and the programs before it are started with; PATH may hold little more than Node, so the system's own folders follow. */
export const postgresEnv = (): NodeJS.ProcessEnv =>
  ({
    PATH: [process.env.PATH ?? '', '/usr/bin', '/bin', '/usr/sbin', '/sbin'].join(delimiter),
    LC_ALL: 'C',
    TZ: 'UTC',
  }) as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;

const works = ([command = '', ...args]: readonly string[]): boolean =>
  spawnSync(command, [...args, 'true'], { stdio: 'ignore', env: postgresEnv() }).status === 0;

const nobody = (): { uid: number; gid: number } => {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === 'nobody');
  return { uid: Number(account?.[2] ?? 65_534), gid: Number(account?.[3] ?? 65_534) };
};
