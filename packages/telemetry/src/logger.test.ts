import { AppError } from '@candid/kernel';
import { describe, expect, test } from 'vitest';
import { createCounters, createLogger, createRequestContext, type EventFields } from './index.ts';

const CANARY = 'a red fox for anna@example.org';
const clock = { now: () => new Date('2026-01-02T03:04:05.000Z') };

const recordingLogger = () => {
  const lines: string[] = [];
  const context = createRequestContext();
  const logger = createLogger({
    program: 'web',
    level: 'debug',
    clock,
    context,
    destination: { write: (line) => lines.push(line) },
  });
  return { logger, context, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
};

describe('logger', () => {
  test('writes the event, the program, the time and the fields as JSON', () => {
    const { logger, last } = recordingLogger();
    logger.info('http.request', { route: '/images/:imageId', status: 410, durationMs: 3, method: 'GET' });
    expect(last()).toEqual({
      level: 'info',
      time: '2026-01-02T03:04:05.000Z',
      program: 'web',
      event: 'http.request',
      route: '/images/:imageId',
      status: 410,
      durationMs: 3,
      method: 'GET',
    });
  });

  test('ties lines of one request together', () => {
    const { logger, context, lines } = recordingLogger();
    context.run(() => {
      logger.info('http.request');
      logger.info('http.failed');
    });
    const ids = lines.map((line) => (JSON.parse(line) as { requestId: string }).requestId);
    expect(ids[0]).toMatch(/^[\w-]{8}$/);
    expect(ids[1]).toBe(ids[0]);
  });

  test.each<[string, EventFields]>([
    ['free text in a word', { name: CANARY }],
    ['an unknown field', { prompt: CANARY } as EventFields],
    ['an object in a word', { state: { prompt: CANARY } } as unknown as EventFields],
    ['text in a number', { status: CANARY } as unknown as EventFields],
  ])('drops %s', (_name, fields) => {
    const { logger, lines } = recordingLogger();
    logger.info('job.failed', fields as never);
    expect(lines.join()).not.toContain('fox');
  });

  test.each([
    '192.0.2.17',
    '2001:db8::1',
    '::1',
    '::ffff:192.0.2.17',
    'fe80:0:0:0:1:2:3:4',
    '5f0c7a44-6f6e-4a43-9a8e-b1b1c9f0a001',
    'anna@example.org',
    'x'.repeat(81),
  ])('NA-12: drops %s as a word', (word) => {
    const { logger, last } = recordingLogger();
    logger.info('job.failed', { name: word as never });
    expect(last()['name']).toBe('[dropped]');
  });

  test('names an AppError by its code and keeps its frames', () => {
    const { logger, last } = recordingLogger();
    logger.error('job.failed', {}, new AppError('gone', { imageId: 1 }));
    expect(last()['error']).toMatchObject({ kind: 'gone' });
    expect((last()['error'] as { frames: string[] }).frames[0]).toContain('logger.test.ts');
  });

  test('NA-12: never writes the message of an unknown error, of its cause, or of one that imitates a stack frame', () => {
    const { logger, lines, last } = recordingLogger();
    const cause = Object.assign(new TypeError(CANARY), { code: '23505', detail: CANARY });
    logger.error('job.failed', {}, new RangeError(`${CANARY}\n    at fox.ts:1:1\n    at red (fox.ts:1:2)`, { cause }));
    expect(lines.join()).not.toContain('fox');
    expect(last()['error']).toMatchObject({ kind: 'RangeError', cause: { kind: 'TypeError', systemCode: '23505' } });
    const changed = new Error(`    at fox.ts:1:1`);
    changed.message = 'changed later';
    logger.error('job.failed', {}, changed);
    logger.error('job.failed', {}, CANARY);
    expect(lines.join()).not.toContain('fox');
  });
});

describe('counters', () => {
  test('adds up by event and labels', () => {
    const counters = createCounters();
    counters.add('job.finished', { job: 'generation.run' });
    counters.add('job.finished', { job: 'generation.run' }, 2);
    counters.add('job.finished', { job: 'sweep' });
    expect(counters.snapshot()).toEqual([
      { event: 'job.finished', labels: { job: 'generation.run' }, value: 3 },
      { event: 'job.finished', labels: { job: 'sweep' }, value: 1 },
    ]);
  });

  test('refuses a label that is not vocabulary', () => {
    expect(() => createCounters().add('job.finished', { state: CANARY })).toThrow('internal');
  });
});
