/**
 * Runs one Postgres for as long as whoever started it lives: when standard input ends, however its writer died, the server is
 * stopped and its folders removed. Its log is `server.log` in `folder`. Prints `ready` when the server accepts connections.
 * Arguments: one JSON object, see KeeperOptions.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PLAIN_ENVIRONMENT } from './postgres-binaries.ts';

export interface KeeperOptions {
  readonly folder: string;
  /** All that go with it. */
  readonly folders: readonly string[];
  readonly postgres: string;
  readonly args: readonly string[];
  readonly runAs?: { readonly uid: number; readonly gid: number };
}

const keep = ({ folder, folders, postgres, args, runAs }: KeeperOptions): void => {
  const server = spawn(postgres, args, {
    ...runAs,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...PLAIN_ENVIRONMENT } as NodeJS.ProcessEnv,
  });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
    appendFileSync(join(folder, 'server.log'), text);
    if (text.includes('ready to accept connections')) process.stdout.write('ready\n');
  });
  server.on('exit', (code) => {
    for (const each of folders) rmSync(each, { recursive: true, force: true });
    if (code !== 0) process.stderr.write(said);
    process.exit(code ?? 1);
  });
  const stop = (): void => void server.kill('SIGINT');
  process.stdin.on('end', stop).on('error', stop).resume();
  process.on('SIGTERM', stop);
};

keep(JSON.parse(process.argv[2] ?? '{}') as KeeperOptions);
