import type { Keeping } from '@candid/db';
import { duration } from '@candid/kernel';
import { keepVisits } from '../visits/keep-visits.ts';
import { endsWithSession } from '../visits/visits.ts';
import type { KindBinding } from './parts.ts';

/** Where a session keeps nothing to itself, its visit has no end of its own. */
const nothing: Keeping = {
  count: () => Promise.resolve({ held: 0, oldest: null, overdue: 0 }),
  sweep: () => Promise.resolve(),
};

/** Sessions that end with all they held (NA-08). */
export const visits: KindBinding = {
  name: 'visits',
  categories: ['session'],
  tables: ['session_connection'],
  every: duration.seconds(15),
  bind: ({ work, policy }) => (endsWithSession(policy) ? keepVisits(work, policy.sessions) : nothing),
};
