import process from 'node:process';
import { describeError } from './errors.ts';
import { isVocabularyWord } from './events.ts';
import type { Logger } from './logger.ts';

const nameOf = (warning: Error & { code?: unknown }): string => {
  const name = typeof warning.code === 'string' ? warning.code : warning.name;
  return isVocabularyWord(name) ? name : 'Warning';
};

/**
 * Takes the runtime's own words out of the log: what nobody caught ends the process as ever, and is logged by kind and frames; a warning
 * by name. Node would print the message of either, and libraries put rows, URLs and typed text into messages (NA-12).
 */
export const guardProcess = (logger: Logger): void => {
  const end = (error: unknown): void => {
    logger.error('program.failed', { name: describeError(error).kind }, error);
    process.exit(1);
  };
  process.on('uncaughtException', end).on('unhandledRejection', end);
  // Node's own listener prints.
  process.removeAllListeners('warning').on('warning', (warning) => logger.warn('program.warned', { name: nameOf(warning) }));
};
