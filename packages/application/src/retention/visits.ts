import type { Keeping } from '@candid/db';
import { duration } from '@candid/kernel';
import { keepVisits } from '../visits/keep-visits.ts';
import { leavesNothing } from '../visits/visits.ts';
import type { KindBinding } from './parts.ts';

/** Where pictures end before the session that leads to them, a visit needs no end of its own. */
const nothing: Keeping = {
  count: () => Promise.resolve({ held: 0, oldest: null, overdue: 0 }),
  sweep: () => Promise.resolve(),
};

/** Visitors' sessions that end with all they held (NA-08): also where accounts keep pictures longer than a visitor can reach theirs. */
export const visits: KindBinding = {
  name: 'visits',
  categories: ['session'],
  tables: ['session_connection'],
  every: duration.seconds(15),
  bind: ({ work, policy }) => (leavesNothing(policy) ? keepVisits(work, policy.sessions) : nothing),
};
