import { pino, type DestinationStream } from 'pino';
import type { Clock } from '@candid/kernel';
import { describeError } from './errors.ts';
import { admitFields, type EventFields, type EventName, type ProgramName } from './events.ts';
import type { RequestContext } from './request-context.ts';
import type { SafeFields } from './words.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Writes events, not sentences: no parameter takes text, only words that are written out in the code or came through `words.ts`. */
export interface Logger {
  debug<const F extends EventFields>(event: EventName, fields?: F & SafeFields<EventFields, F>): void;
  info<const F extends EventFields>(event: EventName, fields?: F & SafeFields<EventFields, F>): void;
  warn<const F extends EventFields>(event: EventName, fields?: F & SafeFields<EventFields, F>, error?: unknown): void;
  error<const F extends EventFields>(event: EventName, fields?: F & SafeFields<EventFields, F>, error?: unknown): void;
}

export interface LoggerOptions {
  program: ProgramName;
  level: LogLevel;
  clock: Clock;
  /** Adds the running request's number to each line. */
  context?: RequestContext;
  /** Where the JSON lines go; standard output when left out. */
  destination?: DestinationStream;
}

/**
 * A logger that is free of personal data by construction: event names and fields are closed words by their types, checked again at
 * run time, and of a thrown value only its kind and its stack's frames are written.
 */
export const createLogger = ({ program, level, clock, context, destination }: LoggerOptions): Logger => {
  const sink = pino(
    {
      level,
      base: { program },
      messageKey: 'event',
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Synchronous: a line written just before the process dies is the one that matters.
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
  const line = (fields: EventFields = {}, error?: unknown): Record<string, unknown> => ({
    ...context?.current(),
    ...admitFields(fields),
    ...(error === undefined ? {} : { error: describeError(error) }),
  });
  return {
    debug: (event, fields) => sink.debug(line(fields), event),
    info: (event, fields) => sink.info(line(fields), event),
    warn: (event, fields, error) => sink.warn(line(fields, error), event),
    error: (event, fields, error) => sink.error(line(fields, error), event),
  };
};
