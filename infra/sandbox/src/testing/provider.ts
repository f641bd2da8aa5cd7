import OpenAI, { APIError } from 'openai';
import { expect } from 'vitest';
import { startSandbox, type RunningSandbox } from '../index.ts';

/** A stand-in of its own and the official client on it, without retries. */
export interface Provider {
  sandbox: RunningSandbox;
  client: OpenAI;
}

export const KEY = 'right';

/** The client as the product uses it. `timeoutMs` reaches to the headers of a stream and to the end of any other answer. */
export const clientOf = (sandbox: RunningSandbox, timeoutMs?: number): OpenAI =>
  new OpenAI({
    apiKey: KEY,
    baseURL: `${sandbox.url}/v1`,
    maxRetries: 0,
    logLevel: 'off',
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });

export const startProvider = async (): Promise<Provider> => {
  const sandbox = await startSandbox({ port: 0, apiKey: KEY, pacing: { mode: 'instant' } });
  return { sandbox, client: clientOf(sandbox) };
};

/** The error a call ends with; it must be one of the client's own. */
export const failure = async (promise: Promise<unknown>): Promise<APIError> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(APIError);
  return error as APIError;
};
