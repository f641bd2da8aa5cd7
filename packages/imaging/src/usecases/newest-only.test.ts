import { expect, test } from 'vitest';
import { newestOnly } from './newest-only.ts';

/** Something that takes until it is told to be done, for one item after the other. */
const slowHandler = () => {
  const begun: number[] = [];
  let turn = Promise.withResolvers<void>();
  return {
    begun,
    handle: async (item: number): Promise<void> => {
      begun.push(item);
      await turn.promise;
    },
    finish: async (): Promise<void> => {
      turn.resolve();
      turn = Promise.withResolvers();
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
    fail: async (error: Error): Promise<void> => {
      turn.reject(error);
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
  };
};

test('the first is begun at once, and of those that come meanwhile the newest alone', async () => {
  const slow = slowHandler();
  const newest = newestOnly(slow.handle);
  for (const item of [1, 2, 3, 4]) newest.offer(item);
  expect(slow.begun).toEqual([1]);
  await slow.finish();
  expect(slow.begun).toEqual([1, 4]);
  await slow.finish();
  newest.offer(5);
  expect(slow.begun).toEqual([1, 4, 5]);
});

test('settling waits for what is being done and leaves out what was not begun', async () => {
  const slow = slowHandler();
  const newest = newestOnly(slow.handle);
  newest.offer(1);
  newest.offer(2);
  let settled = false;
  const settling = newest.settle().then(() => (settled = true));
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect(settled).toBe(false);
  await slow.finish();
  await settling;
  expect(slow.begun).toEqual([1]);
});

test('what went wrong is thrown at the next offer and at settling, and nothing more is begun', async () => {
  const slow = slowHandler();
  const newest = newestOnly(slow.handle);
  newest.offer(1);
  newest.offer(2);
  await slow.fail(new Error('the disk is full'));
  expect(() => newest.offer(3)).toThrow('the disk is full');
  await expect(newest.settle()).rejects.toThrow('the disk is full');
  expect(slow.begun).toEqual([1]);
});
