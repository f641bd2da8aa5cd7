import { keepRows } from '@candid/db';
import { duration } from '@candid/kernel';
import { lifetimeOf } from '@candid/privacy';
import { keepNetworkLog, keepReleases } from '@candid/traffic';
import type { KindBinding } from './parts.ts';

const every = duration.minutes(10);

/** Who called: address, browser, country (CR-19). */
export const networkLog: KindBinding = {
  name: 'network-log',
  categories: ['network-log', 'country'],
  tables: ['network_log'],
  every,
  bind: ({ work: { db }, policy }) => {
    // The country stands in the line of the log and goes with it.
    const lifetime = lifetimeOf(policy, 'network-log');
    return keepNetworkLog({ db, lifetime });
  },
};

/** That the log was opened, and why (CR-34). */
export const logOpenings: KindBinding = {
  name: 'log-openings',
  categories: ['audit-event'],
  tables: ['log_opening'],
  every,
  bind: ({ work: { db }, policy }) => {
    const lifetime = lifetimeOf(policy, 'audit-event');
    return keepRows({ db, table: 'log_opening', key: 'id', startedAt: 'opened_at', expiresAt: 'expires_at', lifetime });
  },
};

/** What people did, each with their consent. */
export const usageEvents: KindBinding = {
  name: 'usage-events',
  categories: ['usage-event'],
  tables: ['usage_event'],
  every,
  bind: ({ work: { db }, policy }) => {
    const lifetime = lifetimeOf(policy, 'usage-event');
    return keepRows({ db, table: 'usage_event', key: 'id', startedAt: 'recorded_at', expiresAt: 'expires_at', lifetime });
  },
};

/** Visits of one minute, counted without anything that leads to them. */
export const visitCounts: KindBinding = {
  name: 'visit-counts',
  categories: ['usage-aggregate'],
  tables: ['visit_count'],
  every,
  bind: ({ work: { db }, policy }) => {
    const lifetime = lifetimeOf(policy, 'usage-aggregate');
    return keepRows({ db, table: 'visit_count', key: 'minute', startedAt: 'minute', expiresAt: 'expires_at', lifetime });
  },
};

/** Totals of use. */
export const usageFigures: KindBinding = {
  name: 'usage-figures',
  categories: ['usage-aggregate'],
  tables: ['usage_figure'],
  every,
  bind: ({ work: { db }, policy }) => {
    const lifetime = lifetimeOf(policy, 'usage-aggregate');
    return keepRows({ db, table: 'usage_figure', key: 'day', startedAt: 'released_at', expiresAt: 'expires_at', lifetime });
  },
};

/** Which days' figures were released. */
export const usageReleases: KindBinding = {
  name: 'usage-releases',
  categories: ['usage-aggregate'],
  tables: ['usage_release'],
  every,
  bind: ({ work: { db }, policy }) => {
    const lifetime = lifetimeOf(policy, 'usage-aggregate');
    return keepRows({ db, table: 'usage_release', key: 'day', startedAt: 'released_at', expiresAt: 'expires_at', lifetime });
  },
};

/** Days that are over and whose figures are not released yet (HI-10, CR-29, NA-13). */
export const unreleasedDays: KindBinding = {
  name: 'unreleased-days',
  categories: [],
  tables: [],
  every,
  bind: ({ work: { db }, policy }) => {
    const rules = policy.categories.includes('usage-aggregate') ? policy.analytics : null;
    return keepReleases(rules && { db, rules, lifetime: lifetimeOf(policy, 'usage-aggregate') });
  },
};
