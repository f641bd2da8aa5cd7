import { defineConfig, mergeConfig } from 'vitest/config';
import tests from '../../../../vitest.config.ts';
import { breaches } from './registry.ts';
import { seeding } from './seeding.ts';

const breach = breaches[Number(process.env['SEEDED_BREACH'])];
if (breach === undefined) throw new Error('SEEDED_BREACH is not the number of a breach');

/** The project's own tests with one breach in their sources. */
export default defineConfig({
  root: new URL('../../../..', import.meta.url).pathname,
  test: {
    projects: (tests.test?.projects ?? [])
      .filter((project) => typeof project === 'object' && 'test' in project && project.test?.name !== 'e2e')
      .map((project) =>
        // The cache on disk knows sources by their files, not by what was seeded into them.
        mergeConfig(project as object, { plugins: [seeding(breach)], test: { fsModuleCache: false } }),
      ),
  },
});
