import { createMemoryCounter } from '@candid/accounts';
import { duration, newId } from '@candid/kernel';
import { manualClock } from '@candid/testkit';
import { expect, test } from 'vitest';
import { createConsentLimit } from './consent-limit.ts';

test('HI-16 OH-14: a flood of forms leaves so many records and no more, and never stops whoever takes their own yes back', async () => {
  const clock = manualClock();
  const limit = createConsentLimit(createMemoryCounter(clock));
  const network = '203.0.113.0/24';
  for (let act = 0; act < 200; act += 1) await limit({ holder: null, network });
  await expect(limit({ holder: null, network })).rejects.toMatchObject({ code: 'hour_full' });
  const holder = newId<'subject'>();
  for (let act = 0; act < 60; act += 1) await limit({ holder, network });
  await expect(limit({ holder, network })).rejects.toMatchObject({ code: 'hour_full' });
  await limit({ holder: newId<'subject'>(), network });
  await limit({ holder: null, network: '198.51.100.0/24' });
  clock.advance(duration.hours(1));
  await limit({ holder: null, network });
});

test('where no network may be known, all who have no number yet share one allowance', async () => {
  const clock = manualClock();
  const limit = createConsentLimit(createMemoryCounter(clock));
  for (let act = 0; act < 600; act += 1) await limit({ holder: null, network: null });
  await expect(limit({ holder: null, network: null })).rejects.toMatchObject({ code: 'too_many' });
  clock.advance(duration.minutes(1));
  await limit({ holder: null, network: null });
});
