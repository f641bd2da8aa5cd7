import { PAGE_NAMES, policies, type PolicyId } from '@candid/policy';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { routeExists, routeTable } from './routes-of-policy.ts';

const PEOPLE = ['routes/sign-in', 'routes/sign-out', 'routes/account', 'routes/auth.google', 'routes/auth.google_.callback'];

test('every route file is in the table, and the table names nothing else', () => {
  const files = readdirSync(join(import.meta.dirname, '../app/routes')).filter((name) => !/\.test\.tsx?$/.test(name));
  const ids = files.map((name) => `routes/${name.replace(/\.tsx?$/, '')}`);
  expect(Object.keys(routeTable).toSorted()).toEqual(['root', 'on-device/home', 'development/components', ...ids].toSorted());
});

/** Files and lists that go with published pages. */
const ALWAYS_PUBLISHED = [
  'routes/privacy_.versions',
  'routes/privacy_.versions_.$id',
  'routes/announcements[.]atom',
  'routes/sitemap[.]xml',
  'routes/robots[.]txt',
];

const routesOf = (id: PolicyId, hasGoogle: boolean): string[] =>
  Object.keys(routeTable).filter(routeExists({ policy: policies[id], hasGoogle }));

test('people can sign in with Google in one-hour, and only where somebody vouches for them', () => {
  expect(routesOf('one-hour', true)).toEqual(expect.arrayContaining(PEOPLE));
  expect(routesOf('one-hour', false).filter((id) => PEOPLE.includes(id))).toEqual([]);
});

test('NA-06: no-account has no way to sign in, whatever is configured', () => {
  expect(routesOf('no-account', true).filter((id) => PEOPLE.includes(id))).toEqual([]);
});

test('on-device has nothing that makes or keeps a picture on the server', () => {
  const published = [...policies['on-device'].pages.map((page) => `routes/${page}`), ...ALWAYS_PUBLISHED];
  const others = routesOf('on-device', true).filter((id) => !published.includes(id));
  expect(others).toEqual(['root', 'routes/$', 'on-device/home', 'routes/[.]well-known.gpc[.]json', 'development/components']);
});

const HISTORY = ['routes/history', 'routes/history.$id', 'routes/history_.inputs.$id', 'routes/history_.zip'];

test('there is a history where the policy keeps one, and not so much as its address elsewhere', () => {
  expect(routesOf('history', false)).toEqual(expect.arrayContaining(HISTORY));
  for (const id of ['one-hour', 'no-account', 'credits', 'on-device'] as const)
    expect(routesOf(id, true).filter((route) => HISTORY.includes(route))).toEqual([]);
});

test('CR-09: there is a task list in credits, and nowhere else', () => {
  const places = Object.keys(policies).filter((id) => routesOf(id as PolicyId, true).includes('routes/tasks'));
  expect(places).toEqual(['credits']);
});

test('settings are suggested where the policy names that use, and nowhere else', () => {
  const places = Object.keys(policies).filter((id) => routesOf(id as PolicyId, true).includes('routes/account_.suggestions'));
  expect(places).toEqual(['history']);
});

test('a route that is not in the table exists nowhere', () => {
  expect(routeExists({ policy: policies.history, hasGoogle: true })('routes/forgotten')).toBe(false);
});

test.each(Object.values(policies))('CR-36: $id has the pages it lists, and no other', (policy) => {
  const published = PAGE_NAMES.filter((page) => routesOf(policy.id as PolicyId, true).includes(`routes/${page}`));
  expect(published.toSorted()).toEqual(policy.pages.toSorted());
});

test('OH-14 HI-16: there is a panel where something is optional, and not so much as its address elsewhere', () => {
  for (const id of ['one-hour', 'history'] as const) expect(routesOf(id, false)).toContain('routes/consent');
  for (const id of ['no-account', 'credits', 'on-device'] as const) expect(routesOf(id, false)).not.toContain('routes/consent');
});
