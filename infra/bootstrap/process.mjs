// @ts-nocheck: any Node reads this, and bootstrap.test.ts holds its shapes.
import { spawn } from 'node:child_process';

/** The bootstrap speaks on standard error: standard output belongs to the script it runs. */
export const say = (text) => process.stderr.write(`candid: ${text}\n`);

/** An error whose message is meant for the person at the terminal, without a stack. */
export const failure = (message) => Object.assign(new Error(message), { expected: true });

const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|ERR_PNPM_META_FETCH_FAIL|ERR_PNPM_NO_OFFLINE/;

/** One sentence on why a package tool failed, from what it wrote. */
export const explain = (output) => {
  if (/EINTEGRITY|ERR_PNPM_TARBALL_INTEGRITY/.test(output)) {
    return 'What was downloaded is not what was pinned (checksum differs). Check the registry that npm is set to, or a proxy between.';
  }
  if (/SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)|CERT_/.test(output)) {
    return "The registry's certificate is not trusted here: if a proxy stands between, name its certificate in NODE_EXTRA_CA_CERTS.";
  }
  if (OFFLINE.test(output))
    return 'The npm registry was not reached: go online, or check the registry and proxy that npm is set to; then run the same command again.';
  if (/ENOSPC/.test(output)) return 'The disk is full: free some space, then run the same command again.';
  if (/ERR_PNPM_OUTDATED_LOCKFILE/.test(output))
    return 'pnpm-lock.yaml does not match a package.json: run `pnpm install` and commit the lockfile.';
  const line = output.split('\n').find((text) => /err|fail/i.test(text)) ?? output.trim().split('\n').at(-1) ?? '';
  return line.trim();
};

/**
 * Runs a tool to its end and shows its output only when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, env: NodeJS.ProcessEnv, problem: string}} options `problem` opens the error message
 */
export const runQuietly = (command, args, { cwd, env, problem }) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk).slice(-60_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      reject(failure(`${problem}: ${error.code === 'ENOENT' ? `${command} was not found on PATH.` : error.message}`));
    });
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      process.stderr.write(output.trimEnd() + '\n');
      reject(failure(`${problem} (${signal ?? `exit code ${code}`}). ${explain(output)}`));
    });
  });

/**
 * Hands the terminal over to the target and ends as it ends.
 * @returns {Promise<number>} the exit code; 128 + n after signal n, as shells do
 */
export const handOver = (command, args, { cwd, env, tethered }) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: tethered ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit' });
    // A terminal sends Ctrl-C to child and parent alike; targets take a repeated signal for one.
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    const stopWatching = watchNpm(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      stopWatching();
      resolve(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0));
    });
  });

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** npm may be killed without passing it on: then this process gets another parent. Returns a function that stops looking. */
const watchNpm = (onGone) => {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, 250);
  return () => clearInterval(timer);
};
