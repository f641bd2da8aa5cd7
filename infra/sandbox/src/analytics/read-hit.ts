import { z } from 'zod';
import type { AnalyticsHit } from './hits.ts';

/** The limits of the Measurement Protocol: events in a call, parameters of an event, and how long names and values may be. */
const MOST_EVENTS = 25;
const MOST_PARAMETERS = 25;
const LONGEST_NAME = 40;
const LONGEST_VALUE = 100;

const name = z
  .string()
  .regex(/^[a-z]\w*$/i, 'is no name')
  .max(LONGEST_NAME);
const value = z.union([z.string().max(LONGEST_VALUE), z.number(), z.boolean()]);
const params = z
  .record(name, value)
  .refine((given) => Object.keys(given).length <= MOST_PARAMETERS, `has more than ${MOST_PARAMETERS} parameters`);

const body = z.looseObject({
  client_id: z.string().min(1),
  consent: z
    .strictObject({ ad_user_data: z.enum(['GRANTED', 'DENIED']), ad_personalization: z.enum(['GRANTED', 'DENIED']) })
    .partial()
    .default({}),
  events: z
    .array(z.strictObject({ name, params: params.default({}) }))
    .min(1)
    .max(MOST_EVENTS),
});

/** What the protocol knows and what tells who or where somebody is. */
const SAYS_WHO = new Set(['user_id', 'user_data', 'user_properties', 'user_location', 'ip_override', 'device', 'user_agent']);
/** Headers of any HTTP client; anything else was put there. */
const OF_CLIENT = new Set([
  'host',
  'connection',
  'content-type',
  'content-length',
  'accept',
  'accept-language',
  'accept-encoding',
]);
const OF_RUNTIME = new Set(['sec-fetch-mode', 'user-agent']);

const parse = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return null;
  }
};

const namesOf = (given: unknown): string[] =>
  typeof given === 'object' && given !== null ? Object.keys(given).filter((one) => one !== 'events') : [];

const queryProblems = (query: URLSearchParams): string[] => [
  ...(/^G-[A-Z0-9]+$/.test(query.get('measurement_id') ?? '') ? [] : ['measurement_id is missing or wrong']),
  ...((query.get('api_secret') ?? '') === '' ? ['api_secret is missing'] : []),
  ...[...query.keys()]
    .filter((one) => one !== 'measurement_id' && one !== 'api_secret')
    .map((one) => `${one} is no parameter of the address`),
];

/** Reads one call as Google's documents describe it. */
export const readHit = (
  query: URLSearchParams,
  raw: Buffer,
  headers: Readonly<Record<string, unknown>>,
): Omit<AnalyticsHit, 'at'> => {
  const given = parse(raw);
  const read = body.safeParse(given);
  const fields = namesOf(given);
  const sent = Object.keys(headers).filter((one) => !OF_CLIENT.has(one) && !OF_RUNTIME.has(one));
  const problems = [
    ...queryProblems(query),
    ...(read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)),
    ...fields.filter((field) => SAYS_WHO.has(field)).map((field) => `${field} says who it is`),
    ...sent.map((one) => `header ${one} came along`),
  ];
  return {
    query: [...query.keys()],
    fields,
    clientId: read.success ? read.data.client_id : null,
    consent: read.success ? read.data.consent : {},
    events: read.success ? read.data.events : [],
    headers: sent,
    problems,
  };
};
