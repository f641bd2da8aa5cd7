import type { Call } from '../call.ts';
import { edits } from './edits.ts';
import { ApiFailure } from './failure.ts';
import { invalidApiKey, missingApiKey } from './failures.ts';
import { generations } from './generations.ts';
import { listModels, retrieveModel } from './models-route.ts';
import { moderations } from './moderations.ts';
import { provenanceChecks } from './provenance-checks.ts';

type Handler = (call: Call) => void | Promise<void>;

const variations: Handler = () => {
  throw new ApiFailure(404, 'The image variations endpoint is retired. Use the image edits endpoint with a GPT Image model.', {
    code: 'endpoint_retired',
  });
};

const ROUTES: Readonly<Record<string, Handler>> = {
  'POST /v1/images/generations': generations,
  'POST /v1/images/edits': edits,
  'POST /v1/images/variations': variations,
  'POST /v1/moderations': moderations,
  'POST /v1/content_provenance_checks': provenanceChecks,
  'GET /v1/models': listModels,
};

/** @param apiKey the only key that is let in; null lets any in that is not empty. */
const authenticate = (authorization: string | undefined, apiKey: string | null): void => {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw missingApiKey();
  if (apiKey !== null && token !== apiKey) throw invalidApiKey();
};

const find = (method: string, path: string): Handler | undefined =>
  ROUTES[`${method} ${path}`] ?? (method === 'GET' && path.startsWith('/v1/models/') ? retrieveModel : undefined);

/** Everything under /v1: the bearer check, then the route. */
export const routeOpenai = async (call: Call, apiKey: string | null): Promise<void> => {
  authenticate(call.request.headers.authorization, apiKey);
  const method = call.request.method ?? 'GET';
  const handler = find(method, call.path);
  if (handler === undefined) throw new ApiFailure(404, `Invalid URL (${method} ${call.path})`);
  await handler(call);
};
