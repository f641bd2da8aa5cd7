import type { Database } from '../tables/index.ts';
import { notPersonal, personal, type DataMapOf } from './types.ts';

const log = personal({ category: 'network-log', purpose: 'security', subjectPath: ['subject_id'] });
const country = personal({ category: 'country', purpose: 'security', subjectPath: ['subject_id'] });
const event = personal({ category: 'usage-event', purpose: 'analytics', subjectPath: ['subject_id'] });
const total = notPersonal('A total of what nobody can be picked out of.', {
  category: 'usage-aggregate',
  purpose: 'reliability',
});

const opening = notPersonal('What the operator did, and why; of whose lines it was nothing is in it.', {
  category: 'audit-event',
  purpose: 'security',
});

const pointer = { excluded: 'A random number that only ties rows together.' };

/** Who called, and how the service is used: as far as the policy declares it. */
export const trafficColumns: DataMapOf<
  Pick<Database, 'network_log' | 'log_opening' | 'visit_count' | 'usage_event' | 'usage_figure' | 'usage_release'>
> = {
  network_log: {
    id: log(pointer),
    subject_id: log(pointer),
    first_at: log('access'),
    last_at: log('access'),
    requests: log('access'),
    key_id: log(pointer),
    sealed: log('access'),
    country: country('access'),
    expires_at: log('access'),
  },
  log_opening: {
    id: opening,
    opened_at: opening,
    reason: opening,
    span_from: opening,
    span_to: opening,
    lines: opening,
    expires_at: opening,
  },
  visit_count: {
    minute: total,
    browser: total,
    device: total,
    answered_within_ms: total,
    visits: total,
    expires_at: total,
  },
  usage_event: {
    id: event(pointer),
    subject_id: event(pointer),
    consent_id: event(pointer),
    kind: event('access'),
    name: event('access'),
    seconds: event('access'),
    recorded_at: event('access'),
    expires_at: event('access'),
  },
  usage_release: { day: total, released_at: total, expires_at: total },
  usage_figure: { day: total, dimension: total, value: total, size: total, released_at: total, expires_at: total },
};
