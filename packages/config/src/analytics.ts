import { z } from 'zod';
import { optional } from './fields.ts';
import type { ConfigProblem } from './problems.ts';
import { Secret } from './secret.ts';
import { modeOf } from './site.ts';
import { variable, type Values } from './variables.ts';

/** Where page views are told, of people who agreed. */
export interface AnalyticsConfig {
  /** Google's, or in a local start the stand-in's. */
  readonly endpoint: string;
  readonly measurementId: string;
  readonly apiSecret: Secret;
}

const GOOGLE = 'https://www.google-analytics.com';

const endpoint = variable(
  z
    .string()
    .default(GOOGLE)
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'is not an http(s) address'),
  'Leave it out for Google itself.',
);

export const analyticsVariables = {
  GA_MEASUREMENT_ID: optional('Set the measurement id (G-…) of the data stream in Google Analytics, or leave both out.'),
  GA_API_SECRET: variable(
    z
      .string()
      .transform((text) => new Secret(text))
      .optional(),
    'Set a Measurement Protocol API secret of the data stream in Google Analytics, or leave both out.',
  ),
  GA_ENDPOINT: endpoint,
};

type AnalyticsValues = Values<typeof analyticsVariables>;

/** Both or neither; and in production nobody but the declared recipient is told. */
export const checkAnalytics = (values: AnalyticsValues, siteOrigin: string): ConfigProblem[] => {
  const { GA_MEASUREMENT_ID: id, GA_API_SECRET: secret, GA_ENDPOINT: where } = values;
  const problems: ConfigProblem[] = [];
  if ((id === undefined) !== (secret === undefined)) {
    const name = id === undefined ? 'GA_MEASUREMENT_ID' : 'GA_API_SECRET';
    problems.push({ variable: name, problem: 'is not set while the other is', remedy: analyticsVariables[name].remedy });
  }
  if (where !== GOOGLE && modeOf(siteOrigin) === 'production')
    problems.push({ variable: 'GA_ENDPOINT', problem: 'is not Google', remedy: endpoint.remedy });
  return problems;
};

/** @returns null where nobody is told of anything */
export const analyticsConfig = (values: AnalyticsValues): AnalyticsConfig | null => {
  const { GA_MEASUREMENT_ID: measurementId, GA_API_SECRET: apiSecret, GA_ENDPOINT: where } = values;
  if (measurementId === undefined || apiSecret === undefined) return null;
  return Object.freeze({ endpoint: where, measurementId, apiSecret });
};
