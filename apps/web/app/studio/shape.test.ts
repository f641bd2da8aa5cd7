import { expect, test } from 'vitest';
import { fromTallToWide, shapeOf } from './shape.ts';

test('a picture lies in the class of its proportions, whatever its pixels', () => {
  expect([shapeOf(1248, 832), shapeOf(1024, 1024), shapeOf(592, 1776), shapeOf(1360, 768), shapeOf(1536, 672)]).toEqual([
    '3:2',
    '1:1',
    '1:3',
    '16:9',
    '21:9',
  ]);
});

test('shapes are offered from the tallest to the widest', () => {
  const offered = [1, 2, 0.5].map((width) => ({ width, height: 1 }));
  expect(fromTallToWide(offered).map(({ width }) => width)).toEqual([0.5, 1, 2]);
});
