import { expect, test } from 'vitest';
import { usageTable } from './usage-table.ts';

const figures = [
  { day: '2026-11-20', dimension: 'all', value: 'visits', size: 41 },
  { day: '2026-11-20', dimension: 'device_class', value: 'phone', size: 25 },
  { day: '2026-11-20', dimension: 'device_class', value: 'computer', size: 16 },
];

test('a line for each figure, and a word for a day on which no group was large enough', () => {
  expect(usageTable({ minimumGroup: 10, figures, released: ['2026-11-20', '2026-11-19'] }).split('\n')).toEqual([
    'Day (UTC)   Of            Kind                    How many',
    '2026-11-20                all visits              41',
    '            device class  phone                   25',
    '            device class  computer                16',
    '2026-11-19                no group of 10 or more',
    '',
    'Groups smaller than 10 are in none of these figures, and follow from none.',
    '',
  ]);
});

test('before the first release it says when there will be one', () => {
  expect(usageTable({ minimumGroup: 10, figures: [], released: [] })).toContain('No day was released yet');
});
