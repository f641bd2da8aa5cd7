import { policies } from '@candid/policy';
import { afterEach, expect, test } from 'vitest';
import { openAccountStores, type AccountStores } from '../testing/people-world.ts';
import { createEvidenceBoard } from './board.ts';

let stores: AccountStores;
afterEach(() => stores.close());

const OF_PEOPLE = [
  'google-profile',
  'password-hashes',
  'account-fields',
  'sign-in-guard',
  'trial-markers',
  'task-fields',
] as const;

test.each([
  ['one-hour', ['sessions', 'google-profile']],
  ['no-account', ['sessions', 'session-ends', 'account-rows', 'acceptance-records', 'technical-logs']],
  ['history', ['password-hashes', 'sign-in-guard']],
  ['credits', ['sessions', 'password-hashes', 'account-fields', 'task-fields', 'trial-markers']],
] as const)('under %s the web program’s own rights are enough for every figure that its pages show', async (id, named) => {
  stores = await openAccountStores(policies[id]);
  const troubles: string[] = [];
  const { clock, web } = stores;
  const board = createEvidenceBoard({ db: web.kysely, clock, policy: policies[id], onTrouble: (probe) => troubles.push(probe) });
  const { byCommitment } = await board.read();
  const shown = new Map([...byCommitment.values()].map(({ probe, reading }) => [probe, reading]));
  expect(troubles).toEqual([]);
  expect([...shown.keys()]).toEqual(expect.arrayContaining([...named]));
  // Nothing is stored yet, so nothing can be wrong; the texts in force are kept by a start, and no sweep has run.
  const red = [...shown].flatMap(([probe, reading]) => (reading?.ok === true ? [] : [probe]));
  expect(red.filter((probe) => probe !== 'policy-versions' && probe !== 'technical-logs')).toEqual([]);
  expect(OF_PEOPLE.filter((probe) => id === 'no-account' && shown.has(probe))).toEqual([]);
});
