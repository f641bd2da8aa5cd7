import { readHistory, type HistoryPlace } from '@candid/imaging';
import { policies } from '@candid/policy';
import { manualClock } from '@candid/testkit';
import { expect, test } from 'vitest';
import { openImagingWorld } from './testing/index.ts';

const COUNT = 2_000;
const PER_PAGE = 48;
const NO_FILTER = { from: null, before: null, model: null, shape: null, kind: null } as const;

test('a history of thousands is read to its end, each picture once, by the same number of queries for every page', async () => {
  const clock = manualClock();
  const world = await openImagingWorld({ clock, policy: policies.history });
  try {
    const subjectId = await world.startSubject('open', 'account');
    const at = clock.now();
    // Several made in the same moment: their order hangs on more than the time.
    await world.database.pool.query(
      `WITH made AS (
         INSERT INTO generation (id, subject_id, client_key, position, kind, state, model, quality, width, height, background,
           output_format, reference_count, has_mask, estimate_micro_usd, spend_day, created_at, ended_at, lifetime_ms, record_lifetime_ms)
         SELECT gen_random_uuid(), $1, gen_random_uuid(), 0, 'generate', 'delivered', 'gpt-image-2', 'low', 1024, 1024, 'auto',
           'png', 0, false, 1, $2::timestamptz::date, $2, $2::timestamptz - make_interval(mins => n / 7), 2592000000, 2592000000
         FROM generate_series(1, $3::int) n RETURNING id, ended_at)
       INSERT INTO image (id, generation_id, subject_id, blob_id, key_id, mime, byte_size, width, height, created_at, expires_at)
       SELECT gen_random_uuid(), id, $1, gen_random_uuid(), gen_random_uuid(), 'image/png', 1, 1024, 1024, ended_at, ended_at + interval '30 days'
       FROM made`,
      [subjectId, at, COUNT],
    );
    let queries = 0;
    const db = world.submission.db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const seen: string[] = [];
    const counts = new Set<number>();
    let after: HistoryPlace | null = null;
    do {
      queries = 0;
      const page = await readHistory({ ...world.submission, db }, { subjectId, filter: NO_FILTER, after, limit: PER_PAGE });
      counts.add(queries);
      seen.push(...page.pictures.map(({ id }) => id));
      expect(page.counts).toEqual({ all: COUNT, fitting: COUNT });
      after = page.next;
    } while (after !== null);
    expect(counts).toEqual(new Set([3]));
    expect([seen.length, new Set(seen).size]).toEqual([COUNT, COUNT]);
  } finally {
    await world.close();
  }
});
