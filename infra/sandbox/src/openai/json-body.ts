import { ApiFailure } from './failure.ts';
import type { RawParameters } from './fields.ts';

/** @throws ApiFailure 400 when the body is no JSON object. */
export const parseJsonBody = (body: Buffer): RawParameters => {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as RawParameters;
  } catch {
    // Falls through to the same answer as any other body that is not an object.
  }
  throw new ApiFailure(400, 'We could not parse the JSON body of your request.');
};
