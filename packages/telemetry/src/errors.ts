import { isAppError } from '@candid/kernel';
import { isVocabularyWord } from './events.ts';

/** What a log line says about a thrown value: never its message. */
export interface DescribedError {
  /** Code of an AppError, otherwise the name of the class that was thrown. */
  kind: string;
  /** Code of the system or the database (`ECONNREFUSED`, `23505`), where there is one. */
  systemCode?: string;
  frames: string[];
  cause?: DescribedError;
}

const SYSTEM_CODE = /^(?:[A-Z][A-Z0-9_]{2,60}|[0-9A-Z]{5})$/;
const FRAME = /^\s+at (?:[\w.<>$ [\]#]+ \()?(?:file:\/\/|node:)?[\w./@+-]+:\d+:\d+\)?$/;
const MAX_FRAMES = 12;
const MAX_CAUSES = 4;

/** The stack's frames. Lines of the message are left out, also where a message imitates a frame of its own. */
const framesOf = (error: Error): string[] => {
  const stack = typeof error.stack === 'string' ? error.stack : '';
  const message = typeof error.message === 'string' ? error.message : '';
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  // A message that is no longer in the stack cannot be cut out of it: then no line of the stack can be trusted.
  if (message !== '' && !stack.includes(message)) return [];
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
};

const kindOf = (error: Error): string => {
  if (isAppError(error)) return error.code;
  const name = error.constructor.name;
  return isVocabularyWord(name) ? name : 'Error';
};

const systemCodeOf = (error: Error): string | undefined => {
  if (isAppError(error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && SYSTEM_CODE.test(error.code) ? error.code : undefined;
};

/**
 * Describes a thrown value for a log without its message: libraries put rows, URLs and typed text into messages.
 */
export const describeError = (thrown: unknown, depth = 0): DescribedError => {
  if (!(thrown instanceof Error)) return { kind: `thrown_${typeof thrown}`, frames: [] };
  const systemCode = systemCodeOf(thrown);
  return {
    kind: kindOf(thrown),
    ...(systemCode === undefined ? {} : { systemCode }),
    frames: framesOf(thrown),
    ...(thrown.cause instanceof Error && depth < MAX_CAUSES ? { cause: describeError(thrown.cause, depth + 1) } : {}),
  };
};
