import type { Call } from '../call.ts';
import { ApiFailure } from '../openai/failure.ts';
import { readHit } from './read-hit.ts';

export const ANALYTICS_PATH = '/analytics';

/** Takes in what Google Analytics would: like it, it answers 204 to anything; what it thought of it can be read at /admin/analytics. */
export const collect = (call: Call): void => {
  const { request, response, sandbox, body } = call;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
  if (request.method !== 'POST' || pathname !== `${ANALYTICS_PATH}/mp/collect`) throw new ApiFailure(404, 'Not found.');
  sandbox.hits.add(readHit(searchParams, body, request.headers));
  response.writeHead(204).end();
};
