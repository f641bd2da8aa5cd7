import { ApiFailure } from './failure.ts';

const BLOCKED =
  'Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and include the request ID';

/** The provider's refusal on grounds of safety, at either of its two stages. */
export const moderationBlocked = (stage: 'input' | 'output', requestId: string): ApiFailure =>
  new ApiFailure(400, `${BLOCKED} ${requestId}. safety_violations=[sexual].`, {
    type: 'image_generation_user_error',
    code: 'moderation_blocked',
    extra: { moderation_details: { moderation_stage: stage, categories: ['sexual'] } },
  });

/** @param waitMs what `retry-after-ms` says. */
export const rateLimited = (model: string, waitMs: number): ApiFailure =>
  new ApiFailure(
    429,
    `Rate limit reached for ${model} in organization org-sandbox on tokens per min (TPM): Limit 200000, Used 200000, Requested 775. Please try again in ${waitMs}ms. Visit https://platform.openai.com/account/rate-limits to learn more.`,
    {
      type: 'tokens',
      code: 'rate_limit_exceeded',
      headers: { 'retry-after-ms': String(waitMs), 'retry-after': String(Math.ceil(waitMs / 1000)) },
    },
  );

export const insufficientQuota = (): ApiFailure =>
  new ApiFailure(429, 'You exceeded your current quota, please check your plan and billing details.', {
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  });

export const billingHardLimit = (): ApiFailure =>
  new ApiFailure(400, 'Billing hard limit has been reached', { code: 'billing_hard_limit_reached' });

export const serverError = (status: 500 | 502 | 503): ApiFailure =>
  new ApiFailure(status, 'The server had an error while processing your request. Sorry about that!', {
    type: 'server_error',
    code: 'server_error',
  });

export const unverifiedOrganization = (model: string): ApiFailure =>
  new ApiFailure(
    403,
    `Your organization must be verified to use the model \`${model}\`. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization. If you just verified, it can take up to 15 minutes for access to propagate.`,
  );

export const invalidApiKey = (): ApiFailure =>
  new ApiFailure(401, 'Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.', {
    code: 'invalid_api_key',
  });

export const missingApiKey = (): ApiFailure =>
  new ApiFailure(
    401,
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
  );

export const modelNotFound = (model: string): ApiFailure =>
  new ApiFailure(404, `The model '${model}' does not exist or you do not have access to it.`, {
    param: 'model',
    code: 'model_not_found',
  });
