import { AppError, isAppError } from '@candid/kernel';
import { describeConfigError } from '@candid/config';

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

/** What to print for an error that ends a command. */
export const explain = (error: unknown): string => {
  const known = describeConfigError(error);
  if (known !== null) return known;
  if (isAppError(error) && typeof error.detail.remedy === 'string') return error.detail.remedy;
  if (isAppError(error, 'database_unreachable')) {
    const said = REFUSALS[(error.cause as { code?: string } | undefined)?.code ?? ''];
    if (said !== undefined) return `The Postgres at ${error.detail.address} ${said}`;
    return `No Postgres answers at ${error.detail.address}. Start it, check DATABASE_URL, or leave it out: then Candid runs its own.`;
  }
  if (isAppError(error) && typeof error.detail.field === 'string' && typeof error.detail.problem === 'string') {
    return `${error.detail.field}: ${error.detail.problem}.`;
  }
  if (isAppError(error))
    return [error.code, ...Object.entries(error.detail).map(([name, value]) => `${name}: ${value}`)].join(', ');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
