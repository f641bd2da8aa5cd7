import { countReaders, findIssue, giveOutIssue, readIssue } from '@candid/announcing';
import { loadInstallationConfig } from '@candid/config';
import { createDatabase } from '@candid/db';
import { systemClock } from '@candid/kernel';
import { loadPolicy } from '@candid/policy';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOptions } from './arguments.ts';
import { issueLines } from './newsletter-lines.ts';
import { reachDatabases } from './reach-databases.ts';
import { explain, trouble } from './trouble.ts';

const root = join(import.meta.dirname, '../../..');
const USAGE =
  'npm run newsletter -- --look FILE, or --send FILE. The file is JSON: {"en": {"subject": "...", "paragraphs": ["...", "..."]}, "de": {...}}';

const readText = (file: string): string => {
  try {
    return readFileSync(resolve(file), 'utf8');
  } catch (error) {
    throw trouble(`The file ${file} cannot be read. Usage: ${USAGE}.`, { cause: error });
  }
};

/**
 * `npm run newsletter`: shows an issue in every language and who it would go to, or gives it out to everybody who reads now (HI-09). Given out
 * twice it is sent once; a worker that runs, or the next one, sends it.
 */
try {
  const { look, send } = readOptions(process.argv.slice(2), ['look', 'send'], USAGE);
  const file = look ?? send;
  if (file === undefined || (look !== undefined && send !== undefined)) throw trouble(`Usage: ${USAGE}.`);
  const issue = readIssue(readText(file));
  const config = loadInstallationConfig(process.env, root);
  const policy = await loadPolicy(config.policy);
  if (!policy.features.newsletter) throw trouble(`The policy "${policy.id}" has no newsletters: there is nobody to send one to.`);
  await using reached = await reachDatabases(config);
  const { kysely, destroy } = createDatabase({ url: reached.urls.owner, applicationName: 'candid-newsletter', max: 1 });
  try {
    const before = await findIssue(kysely, issue);
    const readers = await countReaders(kysely);
    if (send !== undefined) await giveOutIssue({ db: kysely, clock: systemClock() }, issue);
    process.stdout.write(issueLines(issue.texts, { readers, before, isSent: send !== undefined }));
  } finally {
    await destroy();
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
