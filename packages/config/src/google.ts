import { z } from 'zod';
import { optional } from './fields.ts';
import type { ConfigProblem } from './problems.ts';
import { Secret } from './secret.ts';
import { modeOf } from './site.ts';
import { variable, type Values } from './variables.ts';

/** How this installation is known to Google's sign-in. */
export interface GoogleConfig {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Google's, or in a local start the stand-in's. */
  readonly issuer: string;
}

const GOOGLE_ISSUER = 'https://accounts.google.com';

const issuer = variable(
  z
    .string()
    .default(GOOGLE_ISSUER)
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'is not an http(s) address'),
  'Leave it out for Google itself.',
);

export const googleVariables = {
  GOOGLE_CLIENT_ID: optional('Set the id of the OAuth client from the Google Cloud console, or leave both out.'),
  GOOGLE_CLIENT_SECRET: variable(
    z
      .string()
      .transform((text) => new Secret(text))
      .optional(),
    'Set the secret of the OAuth client from the Google Cloud console, or leave both out.',
  ),
  GOOGLE_ISSUER: issuer,
};

type GoogleValues = Values<typeof googleVariables>;

/** Both or neither; and nobody but Google vouches for people in production: a stand-in would let anyone in as anyone. */
export const checkGoogle = (values: GoogleValues, siteOrigin: string): ConfigProblem[] => {
  const problems: ConfigProblem[] = [];
  const { GOOGLE_CLIENT_ID: id, GOOGLE_CLIENT_SECRET: secret } = values;
  if ((id === undefined) !== (secret === undefined)) {
    const name = id === undefined ? 'GOOGLE_CLIENT_ID' : 'GOOGLE_CLIENT_SECRET';
    problems.push({ variable: name, problem: 'is not set while the other is', remedy: googleVariables[name].remedy });
  }
  if (values.GOOGLE_ISSUER !== GOOGLE_ISSUER && modeOf(siteOrigin) === 'production')
    problems.push({ variable: 'GOOGLE_ISSUER', problem: 'is not Google', remedy: issuer.remedy });
  return problems;
};

/** @returns null where sign-in with Google is not set up */
export const googleConfig = (values: GoogleValues): GoogleConfig | null => {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = values;
  if (clientId === undefined || clientSecret === undefined) return null;
  return Object.freeze({ clientId, clientSecret, issuer: values.GOOGLE_ISSUER });
};
