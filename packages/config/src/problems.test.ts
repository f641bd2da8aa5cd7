import { AppError, type ErrorCode } from '@candid/kernel';
import { expect, it } from 'vitest';
import { configInvalid, describeFailure } from './problems.ts';

const problem = { variable: 'PORT', problem: 'is taken', remedy: 'Set another.' };
const error = (code: ErrorCode, detail: Record<string, string | number> = {}): AppError => new AppError(code, detail);

it.each<[string, AppError, string]>([
  ['a setting', configInvalid([problem]), 'PORT is taken. Set another.'],
  [
    'several settings',
    configInvalid([problem, { ...problem, variable: 'HOST' }]),
    'PORT is taken. Set another.\nHOST is taken. Set another.',
  ],
  [
    'what a whole sentence says already',
    error('policy_invalid', { field: 'version', problem: 'is late', remedy: 'Start it as it was.' }),
    'Start it as it was.',
  ],
  ['a field', error('policy_invalid', { field: 'limits', problem: 'is negative' }), 'limits: is negative.'],
  ['anything else', error('database_unreachable', { address: '::1' }), 'database_unreachable, address: ::1'],
])('says %s once', (_, failure, said) => expect(describeFailure(failure)).toBe(said));

it('says nothing of what is no failure of ours', () => {
  expect(describeFailure(new Error('PORT is taken'))).toBeNull();
});
