import { configInvalid, type OpsConfig } from '@candid/config';
import type { PolicyDefinition } from '@candid/policy';
import { createHash } from 'node:crypto';
import type { LocalSecrets } from './data-folder/secrets.ts';

type Variables = Readonly<Record<string, string>>;

/** Who plays the third parties of a start, as variables of the programs that call on them. */
export interface ThirdParties {
  /** Those that a stand-in plays. */
  readonly standIns: readonly ('openai' | 'google' | 'google analytics' | 'mail')[];
  readonly openai: Variables;
  readonly google: Variables;
  readonly analytics: Variables;
  readonly mail: Variables;
  /** What the stand-ins themselves are told. */
  readonly sandbox: Variables;
}

/** The name Candid has with the stand-in for Google. */
const GOOGLE_STAND_IN = 'candid.apps.google.localhost';

/** The data stream of the stand-in for Google Analytics. */
const ANALYTICS_STAND_IN = 'G-CANDID0000';

/** Leaves out what is not set. */
export const set = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** A secret of its own: who is told it (the web program) must not learn from it the key that OpenAI's stand-in takes. */
const secretOf = (standIn: string, sandboxKey: string): string =>
  createHash('sha256').update(`${standIn} ${sandboxKey}`).digest('base64url');
const googleSecretOf = (sandboxKey: string): string => secretOf('google', sandboxKey);
const analyticsSecretOf = (sandboxKey: string): string => secretOf('analytics', sandboxKey);

/** Keys given by the operator reach the real ones; locally a stand-in plays whoever has none. @param sandboxUrl where it listens */
export const thirdParties = (config: OpsConfig, { sandboxKey }: LocalSecrets, sandboxUrl: string): ThirdParties => {
  const { OPENAI_BASE_URL, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, SMTP_URL, MAIL_FROM } = config.passedOn;
  const { GA_MEASUREMENT_ID, GA_API_SECRET } = config.passedOn;
  const key = config.openaiApiKey;
  const playsMail = config.mode === 'local' && SMTP_URL === undefined;
  const playsGoogle = config.mode === 'local' && GOOGLE_CLIENT_ID === undefined;
  const playsAnalytics = config.mode === 'local' && GA_MEASUREMENT_ID === undefined;
  return {
    standIns: [
      ...(key === null ? (['openai'] as const) : []),
      ...(playsGoogle ? (['google'] as const) : []),
      ...(playsAnalytics ? (['google analytics'] as const) : []),
      ...(playsMail ? (['mail'] as const) : []),
    ],
    openai:
      key === null
        ? { OPENAI_API_KEY: sandboxKey, OPENAI_BASE_URL: `${sandboxUrl}/v1` }
        : { OPENAI_API_KEY: key.reveal(), ...set({ OPENAI_BASE_URL }) },
    google: playsGoogle
      ? {
          GOOGLE_CLIENT_ID: GOOGLE_STAND_IN,
          GOOGLE_CLIENT_SECRET: googleSecretOf(sandboxKey),
          GOOGLE_ISSUER: `${sandboxUrl}/google`,
        }
      : set({ GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET }),
    analytics: playsAnalytics
      ? {
          GA_MEASUREMENT_ID: ANALYTICS_STAND_IN,
          GA_API_SECRET: analyticsSecretOf(sandboxKey),
          GA_ENDPOINT: `${sandboxUrl}/analytics`,
        }
      : set({ GA_MEASUREMENT_ID, GA_API_SECRET }),
    mail: playsMail
      ? { SMTP_URL: `smtp://127.0.0.1:${config.ports.smtp}`, MAIL_FROM: MAIL_FROM ?? 'Candid <candid@mail.localhost>' }
      : set({ SMTP_URL, MAIL_FROM }),
    sandbox: {
      SANDBOX_API_KEY: sandboxKey,
      SANDBOX_GOOGLE_SECRET: googleSecretOf(sandboxKey),
      SANDBOX_GOOGLE_REDIRECT_URIS: `${config.origin}/auth/google/callback`,
    },
  };
};

/**
 * What somebody at the terminal should know of letters that nobody will send; null where there is a mail server, or no letter. A policy that cannot
 * do without does not start at all: the worker says so.
 */
export const mailWarning = (
  { mode, passedOn }: Pick<OpsConfig, 'mode' | 'passedOn'>,
  { recipients, features }: Pick<PolicyDefinition, 'recipients' | 'features'>,
): string | null => {
  const hasLetters =
    recipients.some(({ role }) => role === 'mail') && (!features.onDevice || passedOn['SUPPORT_LMTP'] !== undefined);
  if (mode === 'local' || !hasLetters || passedOn['SMTP_URL'] !== undefined) return null;
  return 'SMTP_URL is not set: letters to people, such as that theirs has come, wait and are not sent; the console counts them. Set SMTP_URL and MAIL_FROM, and they go.';
};

/**
 * A production start of a policy that makes pictures needs the real one who makes them: its stand-in is refused there.
 * @throws AppError `config_invalid`
 */
export const checkProviders = ({ mode, openaiApiKey }: OpsConfig, { features }: Pick<PolicyDefinition, 'features'>): void => {
  if (mode === 'local' || openaiApiKey !== null || !features.generate) return;
  const remedy = 'Set it: the stand-in that plays OpenAI is refused outside a local start.';
  throw configInvalid([{ variable: 'OPENAI_API_KEY', problem: 'is not set', remedy }]);
};
