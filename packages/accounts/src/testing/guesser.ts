import { createDatabase, type Database } from '@candid/db';
import { duration } from '@candid/kernel';
import { createPostgresKeyring, createVault } from '@candid/vault';
import pg from 'pg';
import { noBlobs } from '../accounts.fixture.ts';
import { createSignInLimits } from '../domain/sign-in-limits.ts';
import { createAttemptCounts } from '../store/attempt-counts.ts';

// A web process of its own that tries passwords at once, begins when it is told to, and says how many tries got through.
const [webUrl = '', keyringUrl = '', masterKey = '', now = '', tries = '0'] = process.argv.slice(2);
const database = createDatabase<Database>({ url: webUrl, applicationName: 'test', max: 5 });
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
  const all = Array.from({ length: Number(tries) }, () => limits.tryPassword(attempt));
  void Promise.allSettled(all).then(async (ends) => {
    const codes = ends.map((end) => (end.status === 'fulfilled' ? 'through' : (end.reason as { code: string }).code));
    process.stdout.write(`${JSON.stringify(codes)}\n`);
    await database.destroy();
    await pool.end();
  });
});
