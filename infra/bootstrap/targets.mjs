/**
 * Every root script and what it runs.
 * @typedef {object} Target
 * @property {string} [module] a TypeScript file, run by Node 24
 * @property {string[]} [command] a tool from node_modules/.bin with its arguments, when there is no module
 * @property {boolean} [builds] the browser bundles must be current first
 * @property {boolean} [tethered] the target watches this process and ends when it dies
 */

/** @type {Record<string, Target>} */
export const targets = {
  start: { module: 'infra/ops/src/start.ts', builds: true, tethered: true },
  dev: { module: 'infra/ops/src/dev.ts', tethered: true },
  test: { module: 'infra/ops/src/test.ts', builds: true },
  backup: { module: 'infra/ops/src/backup.ts' },
  restore: { module: 'infra/ops/src/restore.ts' },
  generation: { module: 'infra/ops/src/generation.ts' },
  'request-log': { module: 'infra/ops/src/request-log.ts' },
  retention: { module: 'infra/ops/src/retention.ts' },
  usage: { module: 'infra/ops/src/usage.ts' },
  newsletter: { module: 'infra/ops/src/newsletter.ts' },
  letters: { module: 'packages/mail/bin/preview.ts' },
  claims: { module: 'infra/claims/src/main.ts' },
  bench: { module: 'infra/bench/src/main.ts' },
  'migrate:new': { module: 'packages/db/bin/migrate-new.ts' },
  format: { command: ['oxfmt', '--check', '.'] },
  lint: { command: ['oxlint', '--type-aware', '--type-check'] },
};
