import type { ConfigProblem } from './problems.ts';
import type { Env } from './variables.ts';

type ProgramName = 'web' | 'worker' | 'console';

/** Who needs which secret for a task of its own; what only the start or a stand-in is told, no program does. */
const NEEDED_BY: Readonly<Record<string, readonly ProgramName[]>> = {
  MASTER_KEYS: ['web', 'worker'],
  KEYRING_URL: ['web', 'worker'],
  COOKIE_SECRETS: ['web'],
  GOOGLE_CLIENT_SECRET: ['web'],
  GA_API_SECRET: ['web'],
  OPENAI_API_KEY: ['worker'],
  SMTP_URL: ['worker'],
  WEB_DATABASE_URL: [],
  WORKER_DATABASE_URL: [],
  CONSOLE_DATABASE_URL: [],
  KEYRING_DATABASE_URL: [],
  SANDBOX_API_KEY: [],
  SANDBOX_GOOGLE_SECRET: [],
};

/**
 * Secrets that a program was handed and has no use for: it does not start with them, so that whoever takes it over does not find them
 * either (CR-20). The console's people must not be able to read content (OH-08), and only the worker may call a provider.
 */
export const checkForeignSecrets = (env: Env, program: ProgramName): ConfigProblem[] =>
  Object.entries(NEEDED_BY)
    .filter(([name, needed]) => !needed.includes(program) && env[name]?.trim())
    .map(([variable]) => ({
      variable,
      problem: `must not be in the ${program} program's environment`,
      remedy: 'Remove it there: each program is given the secrets of its own task only.',
    }));
