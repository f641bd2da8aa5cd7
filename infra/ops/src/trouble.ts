import { AppError, isAppError } from '@candid/kernel';
import { describeFailure } from '@candid/config';

/** A failure to be read at the terminal: one clear line that says what to do, and no stack. */
export const trouble = (message: string, options?: ErrorOptions): AppError =>
  new AppError('config_invalid', { lines: message }, options);

/** What a Postgres that answers may say to a login, by SQLSTATE. */
const REFUSALS: Readonly<Record<string, string>> = {
  '3D000': 'has no database of the name in DATABASE_URL. Create it, or name another.',
  '28P01': 'does not accept the user or password in DATABASE_URL.',
  '28000': 'does not let the user of DATABASE_URL in.',
  '53300': 'has no connection left. Raise max_connections, or close others.',
};

/** What the operating system may say to a path. */
const FILE_TROUBLES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full at PATH. Free some space, then run the same command again.',
  EDQUOT: 'The disk quota is used up at PATH. Free some space, then run the same command again.',
  EROFS: 'PATH is on a read-only disk.',
  EACCES: 'PATH may not be read or written by this user. Change its owner or rights, or run the command as its owner.',
  EPERM: 'PATH may not be changed by this user. Change its owner or rights, or run the command as its owner.',
  EEXIST: 'PATH is there already. Name another.',
  ENOENT: 'PATH is not there.',
  EISDIR: 'PATH is a folder; a file is wanted.',
  ENOTDIR: 'PATH leads through a file; a folder is wanted.',
  EMFILE: 'This process may not open more files. Raise the limit (ulimit -n), then run the same command again.',
};

/** What to print for an error that nobody foresaw: one line, and where it came from only when asked for. */
const explainUnforeseen = (error: unknown): string => {
  if (!(error instanceof Error)) return `Something unforeseen went wrong: ${String(error)}`;
  const { code = '', path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const known = FILE_TROUBLES[code];
  if (known !== undefined) return known.replace('PATH', dest ?? path ?? 'the data folder');
  if (process.env['LOG_LEVEL'] === 'debug') return error.stack ?? error.message;
  const message = error.message.split('\n')[0]?.replace(/\.$/, '');
  const source = 'severity' in error ? 'Postgres says' : 'Something unforeseen went wrong';
  return `${source}: ${message}${code ? ` (${code})` : ''}. LOG_LEVEL=debug shows where.`;
};

/** What to print for an error that ends a command. */
export const explain = (error: unknown): string => {
  if (isAppError(error, 'database_unreachable')) {
    const said = REFUSALS[(error.cause as { code?: string } | undefined)?.code ?? ''];
    if (said !== undefined) return `The Postgres at ${error.detail.address} ${said}`;
    return `No Postgres answers at ${error.detail.address}. Start it, check DATABASE_URL, or leave it out: then Candid runs its own.`;
  }
  return describeFailure(error) ?? explainUnforeseen(error);
};
