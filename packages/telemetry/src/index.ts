export { createLogger, type Logger, type LoggerOptions, type LogLevel } from './logger.ts';
export { createRequestContext, type RequestContext, type RequestFacts } from './request-context.ts';
export { createCounters, type Count, type Counters, type CounterLabels } from './counters.ts';
export { describeError, type DescribedError } from './errors.ts';
export { EVENT_NAMES, type EventFields, type EventName, type ProgramName } from './events.ts';
export { openLogFiles, type LogFiles, type LogLines } from './log-files.ts';
export { guardProcess } from './guard-process.ts';
export { hostWord, wordsOf, type Word } from './words.ts';
