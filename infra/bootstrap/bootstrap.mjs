// @ts-nocheck: any Node reads this, and bootstrap.test.ts holds its shapes.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildInputs, builtApps, installInputs, readStamps, writeStamp } from './freshness.mjs';
import { withLock } from './lock.mjs';
import { failure, handOver, runQuietly, say } from './process.mjs';
import { targets } from './targets.mjs';
import { bringTools, chooseNode, pnpmPath, toolPath, toolsArePresent, withoutNpmScriptVariables } from './tools.mjs';

/**
 * Makes the checkout ready (Node 24, pnpm, packages, browser bundles: only what is missing or out of date), then runs
 * one root script and ends with its exit code.
 * @param {string[]} argv the script's name, then its arguments
 */
export const main = async ([name, ...args]) => {
  try {
    process.exitCode = await bootstrap(name, withoutSeparator(args));
  } catch (error) {
    if (!error.expected) throw error;
    say(error.message);
    process.exitCode = 1;
  }
};

/** npm keeps the `--` before a script's arguments to itself, pnpm hands it on. */
export const withoutSeparator = (args) => (args[0] === '--' ? args.slice(1) : args);

const bootstrap = async (name, args) => {
  const target = Object.hasOwn(targets, name ?? '') ? targets[name] : undefined;
  if (!target) throw failure(`there is no script "${name ?? ''}". There are: ${Object.keys(targets).join(', ')}.`);
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  const node = chooseNode(root);
  const env = {
    ...process.env,
    PATH: toolPath(root, node),
    // Node keeps what it has compiled: the next start of anything takes half the time.
    NODE_COMPILE_CACHE: join(root, '.cache', 'compile'),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
    NO_UPDATE_NOTIFIER: '1',
  };
  await prepare({ root, node, env, builds: target.builds === true });

  const flags = ['--disable-warning=ExperimentalWarning'];
  const [command, words] = target.module
    ? [node.path, [...flags, join(root, target.module)]]
    : [join(root, 'node_modules', '.bin', target.command[0]), target.command.slice(1)];
  return handOver(command, [...words, ...args], { cwd: root, env, tethered: target.tethered === true });
};

/** What is out of date right now; looked at again under the lock, because another command may just have done it. */
const outdated = ({ root, node, builds }) => {
  const stamps = readStamps(root);
  return {
    tools: !toolsArePresent(root, node),
    packages: stamps.install !== installInputs(root) || !existsSync(join(root, 'node_modules', '.bin')),
    bundles:
      builds &&
      (stamps.build !== buildInputs(root) || builtApps(root).some((app) => !existsSync(join(root, 'apps', app, 'build')))),
  };
};

const prepare = async (plan) => {
  const anything = outdated(plan);
  if (!anything.tools && !anything.packages && !anything.bundles) return;
  await withLock(plan.root, async () => {
    const { root, node } = plan;
    const env = { ...withoutNpmScriptVariables(plan.env), CI: '1' };
    const missing = outdated(plan);
    if (missing.tools) await bringTools(root, node);
    if (missing.packages) {
      say('installing packages (the first time takes a minute)');
      const install = [pnpmPath(root), 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
      await runQuietly(node.path, install, { cwd: root, env, problem: 'the packages could not be installed' });
      writeStamp(root, 'install', installInputs(root));
    }
    if (missing.bundles) {
      say('building the web app and the console');
      const inputs = buildInputs(root);
      const build = ['run', 'build', ...builtApps(root).map((app) => `--filter=./apps/${app}`)];
      if (builtApps(root).length > 0) {
        await runQuietly(join(root, 'node_modules', '.bin', 'turbo'), build, { cwd: root, env, problem: 'the build failed' });
      }
      writeStamp(root, 'build', inputs);
    }
  });
};
