import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { dropDatabases } from './drop-databases.ts';
import { startTestPostgres, type TestPostgres } from './test-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { readonly adminUrl: string; readonly runId: string; readonly dataDirectory: string };
  }
}

/** One server for the whole run: an embedded one, or the one that TEST_POSTGRES_URL names (as a superuser). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env['TEST_POSTGRES_URL'];
  const postgres: TestPostgres = outside
    ? { adminUrl: outside, dataDirectory: '', stop: async () => {} }
    : await startTestPostgres();
  const runId = randomBytes(4).toString('hex');
  project.provide('postgres', { adminUrl: postgres.adminUrl, runId, dataDirectory: postgres.dataDirectory });
  return async () => {
    if (outside) await dropDatabases(outside, `test_${runId}_`);
    await postgres.stop();
  };
}
