import { createDatabase } from '@candid/db';
import { duration } from '@candid/kernel';
import { createPostgresKeyring, createVault } from '@candid/vault';
import pg from 'pg';
import { noBlobs } from '../accounts.fixture.ts';
import { createSignInLimits } from '../domain/sign-in-limits.ts';
import { createAttemptCounts } from '../store/attempt-counts.ts';

// A web process of its own that tries passwords at once, begins when it is told to, and says how many tries got through.
const [webUrl = '', keyringUrl = '', masterKey = '', now = '', tries = '0'] = process.argv.slice(2);
const database = createDatabase({ url: webUrl, applicationName: 'test', max: 5 });
const pool = new pg.Pool({ connectionString: keyringUrl, max: 5 });
const clock = { now: () => new Date(now) };
const vault = createVault({
  keyring: createPostgresKeyring({ pool }),
  blobs: noBlobs,
  masterKeys: [{ id: 'first', key: Buffer.from(masterKey, 'hex') }],
  clock,
});
const limits = createSignInLimits(createAttemptCounts({ db: database.kysely, vault, clock, lifetime: duration.hours(1) }));
await vault.blindIndex({ index: 'attempt_count.name', value: 'a first time' });
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  const attempt = { index: Buffer.from('ada'), network: '192.0.2.1' };
  const codeOf = (error: unknown): string => (error as { code: string }).code;
  const all = Array.from({ length: Number(tries) }, () => limits.tryPassword(attempt).then(() => 'through', codeOf));
  void Promise.all(all).then(async (ends) => {
    process.stdout.write(`${JSON.stringify(ends)}\n`);
    await database.destroy();
    return pool.end();
  });
});
