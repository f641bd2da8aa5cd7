import { AppError, type ErrorCode } from '@candid/kernel';
import type { APIError } from 'openai';
import OpenAI, { APIConnectionError, APIUserAbortError } from 'openai';

/** What the moderation of the provider itself said: where it stopped the picture, and its categories from a closed list. */
export interface BlockedDetail {
  readonly stage: 'input' | 'output';
  readonly categories: readonly string[];
}

/** A picture that the provider's safety system stopped: not an outage, never tried again (lesson R6). */
export class BlockedError extends AppError {
  readonly blocked: BlockedDetail;
  constructor(blocked: BlockedDetail) {
    super(blocked.stage === 'input' ? 'blocked_input' : 'blocked_output');
    this.blocked = blocked;
  }
}

/** The provider's categories; anything else it may say is not repeated to anyone. */
const CATEGORIES = new Set([
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/intent',
  'self-harm/instructions',
  'sexual',
  'sexual/minors',
  'violence',
  'violence/graphic',
]);

/** Keeps the names that are on the provider's published list. */
export const knownCategories = (names: unknown): string[] =>
  Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string' && CATEGORIES.has(name)).sort() : [];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const blockedDetail = (error: APIError): BlockedDetail => {
  const body = isRecord(error.error) ? error.error : {};
  const details = isRecord(body['moderation_details']) ? body['moderation_details'] : {};
  const stage = details['moderation_stage'] === 'output' ? 'output' : 'input';
  return { stage, categories: knownCategories(details['categories']) };
};

const OUR_OUTAGE = new Set(['billing_hard_limit_reached', 'insufficient_quota', 'invalid_api_key', 'model_not_found']);

const codeOfBadRequest = (error: APIError): ErrorCode => {
  const parameter = error.param ?? '';
  const aboutPicture =
    /^(image|mask|images)\b/.test(parameter) || error.code === 'invalid_image_file' || error.code === 'image_parse_error';
  return aboutPicture ? 'provider_refused_reference' : 'provider_refused_parameters';
};

const codeOf = (error: APIError): ErrorCode => {
  if (OUR_OUTAGE.has(error.code ?? '')) return 'provider_outage';
  // An error in the middle of a stream has no status: its type tells.
  if (error.status === undefined) return error.type === 'invalid_request_error' ? codeOfBadRequest(error) : 'provider_outage';
  if (error.status === 429) return 'provider_busy';
  if (error.status === 400 || error.status === 422 || error.status === 413) return codeOfBadRequest(error);
  return 'provider_outage';
};

/** A connection that ends in the middle of a body: fetch throws a TypeError around the socket's own error. */
const isCutConnection = (error: unknown): boolean => error instanceof TypeError && error.cause instanceof Error;

/**
 * Sorts whatever the SDK threw into the classes a person can do something about. The provider's own words stay behind: they name our
 * organisation, and their help is not for our users.
 */
export const providerFailure = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (error instanceof APIUserAbortError) return new AppError('cancelled');
  if (error instanceof APIConnectionError) {
    // The SDK wraps what our own way out refused.
    return error.cause instanceof AppError ? error.cause : new AppError('provider_outage');
  }
  if (error instanceof OpenAI.APIError) {
    if (error.code === 'moderation_blocked') return new BlockedError(blockedDetail(error));
    return new AppError(codeOf(error), error.status === undefined ? {} : { status: error.status });
  }
  if (isCutConnection(error)) return new AppError('provider_broke_off');
  // Broken JSON in a stream is a SyntaxError.
  return new AppError('provider_broken_answer');
};
