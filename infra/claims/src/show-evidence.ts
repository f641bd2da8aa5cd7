import { loadInstallationConfig } from '@candid/config';
import type { Site } from '@candid/application/evidence';
import { createDatabase, readonlyDatabase } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { reachDatabases } from '@candid/ops/src/reach-databases.ts';
import { loadNextPolicy, loadPolicy } from '@candid/policy';
import { createPostgresKeyring } from '@candid/vault';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { reachSite } from './reach-site.ts';
import { evidenceLines, readEvidence } from './read-evidence.ts';
import { secretSources } from './secret-sources.ts';

/** Enough of a sealed file to tell it from an open one. */
const START_BYTES = 4_096;

async function* startsOf(folder: string): AsyncIterable<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    yield* createReadStream(path, { end: START_BYTES - 1, highWaterMark: START_BYTES }) as AsyncIterable<Uint8Array>;
  }
}

/** @returns null while nobody answers there */
const answering = async (site: Site): Promise<Site | null> => {
  try {
    await (await site.ask('/')).body?.cancel();
    return site;
  } catch {
    return null;
  }
};

/**
 * Asks the installation of this environment for the evidence of its policy's closed commitments and prints it.
 * @returns whether everything is green
 * @throws AppError `config_invalid` when there is no installation
 */
export const showEvidence = async (root: string): Promise<boolean> => {
  const config = loadInstallationConfig(process.env, root);
  await using reached = await reachDatabases(config);
  const open = (url: string) => createDatabase({ url, applicationName: 'candid-evidence', max: 1 });
  const { urls, folder, secrets } = reached;
  const [web, worker, staff, owner] = [open(urls.web), open(urls.worker), open(urls.console), open(urls.owner)];
  const keyring = new pg.Pool({ connectionString: urls.keyring, max: 1 });
  try {
    const policy = await loadPolicy(config.policy);
    const answers = await readEvidence({
      web: web.kysely,
      worker: worker.kysely,
      console: staff.kysely,
      keys: createPostgresKeyring({ pool: keyring }),
      site: await answering(reachSite(config.origin, policy)),
      copy: { db: readonlyDatabase(owner.kysely) as never, files: () => startsOf(folder.blobs) },
      secrets: secretSources({ root, config, folder, secrets }),
      clock: systemClock(),
      policy,
      next: await loadNextPolicy(config.nextPolicy, policy),
      reviewedOn: config.reviewedOn,
    });
    process.stdout.write(evidenceLines(answers));
    return answers.every(({ reading }) => reading.ok);
  } finally {
    await Promise.all([...[web, worker, staff, owner].map((handle) => handle.destroy()), keyring.end()]);
  }
};
