import { expect, test } from 'vitest';
import { createCounters, createLogger, hostWord, wordsOf, type EventFields, type Logger } from './index.ts';

// The type checker is the test: where a line below compiles, its unused @ts-expect-error fails the type check.
const typed = 'a red fox for anna@example.org' as string;
const pattern = `user-${typed}` as const;

const calls = (logger: Logger): void => {
  const trouble: 'pool' | 'database' = typed.length > 3 ? 'pool' : 'database';
  logger.info('listener.lost', { name: trouble, count: typed.length });
  logger.info('http.request', { route: wordsOf(['/'])('/'), name: hostWord('api.example.org'), status: 200 });
  // @ts-expect-error any text
  logger.info('job.failed', { name: typed });
  // @ts-expect-error text in a pattern
  logger.warn('job.failed', { name: pattern });
  // @ts-expect-error text beside a closed word
  logger.error('job.failed', { state: typed.length > 3 ? 'kept' : typed });
  // @ts-expect-error fields of which nothing more is known
  logger.debug('job.failed', { name: typed } as EventFields);
  // @ts-expect-error a field that is not declared
  logger.info('job.failed', { prompt: 'fox' });
  // @ts-expect-error text for a number
  logger.info('job.failed', { count: typed });
  // @ts-expect-error an object
  logger.info('job.failed', { name: { prompt: typed } });
};

// @ts-expect-error an event that is not declared
export const wrongEvent = (logger: Logger): void => logger.info(typed);

test('NA-12: text does not compile as a field of a log line or as a label, whoever wrote it', () => {
  const lines: string[] = [];
  const clock = { now: () => new Date(0) };
  const destination = { write: (line: string) => lines.push(line) };
  calls(createLogger({ program: 'web', level: 'debug', clock, destination }));
  expect(lines.join('')).not.toContain('fox');
  // @ts-expect-error any text
  expect(() => createCounters().add('job.finished', { state: typed })).toThrow('internal');
});

test('only a known word, or the name of a host, becomes a word', () => {
  expect(wordsOf(['/images/:imageId'])('/images/:imageId')).toBe('/images/:imageId');
  expect(wordsOf(['/images/:imageId'])(typed)).toBe('[dropped]');
  expect(hostWord('api.example.org')).toBe('api.example.org');
  for (const other of ['192.0.2.1', '::1', 'anna@example.org', 'a b', '', 'x'.repeat(81)])
    expect(hostWord(other)).toBe('[dropped]');
});
