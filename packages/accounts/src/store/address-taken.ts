const UNIQUE_VIOLATION = '23505';

/** True for what Postgres says when another account has the address already. */
export const isAddressTaken = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === UNIQUE_VIOLATION &&
  'constraint' in error &&
  error.constraint === 'account_password_email';
