import process from 'node:process';
import { describeError } from './errors.ts';
import { isVocabularyWord } from './events.ts';
import type { Logger } from './logger.ts';
import { DROPPED, type Word } from './words.ts';

/** Node and the libraries name a kind of warning, or of error, as they name a class. */
const kindWord = (name: string): Word => (isVocabularyWord(name) ? (name as Word) : DROPPED);

const nameOf = (warning: Error & { code?: unknown }): Word =>
  kindWord(typeof warning.code === 'string' ? warning.code : warning.name);

/**
 * Takes the runtime's own words out of the log: what nobody caught ends the process as ever, and is logged by kind and frames; a warning
 * by name. Node would print the message of either, and libraries put rows, URLs and typed text into messages (NA-12).
 */
export const guardProcess = (logger: Logger): void => {
  const end = (error: unknown): void => {
    logger.error('program.failed', { name: kindWord(describeError(error).kind) }, error);
    process.exit(1);
  };
  process.on('uncaughtException', end).on('unhandledRejection', end);
  // Node's own listener prints.
  process.removeAllListeners('warning').on('warning', (warning) => logger.warn('program.warned', { name: nameOf(warning) }));
};
