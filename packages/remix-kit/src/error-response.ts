import { AppError, type ErrorCode } from '@candid/kernel';

const STATUS = {
  bad_request: 400,
  not_found: 404,
  gone: 410,
  forbidden: 403,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  hour_full: 429,
  unsupported_media: 415,
  csrf_failed: 403,
  prompt_empty: 422,
  prompt_too_long: 422,
  prompt_bad_characters: 422,
  model_unknown: 422,
  size_illegal: 422,
  option_illegal: 422,
  count_illegal: 422,
  reference_too_many: 422,
  reference_empty: 422,
  reference_too_large: 413,
  reference_broken: 422,
  reference_unsupported: 415,
  reference_cmyk: 415,
  reference_animated: 422,
  reference_too_many_pixels: 422,
  mask_without_reference: 422,
  mask_wrong_size: 422,
  mask_not_transparent: 422,
  email_invalid: 422,
  email_unverified: 403,
  name_invalid: 422,
  age_not_stated: 422,
  report_invalid: 422,
  letter_invalid: 422,
  enclosure_too_many: 422,
  enclosure_too_large: 413,
  enclosure_unsupported: 415,
  consent_outdated: 409,
  address_taken: 409,
  password_short: 422,
  password_long: 422,
  password_weak: 422,
  password_wrong: 403,
  credentials_wrong: 403,
  link_spent: 410,
  limit_sign_in: 429,
  limit_letters: 429,
  mail_unavailable: 503,
  sign_in_needed: 401,
  sign_in_refused: 403,
  sign_in_expired: 403,
  sign_in_unavailable: 503,
  account_closing: 403,
  limit_session: 429,
  trial_used: 403,
  limit_spend: 429,
  stopped_by_operator: 503,
  moderation_unavailable: 503,
  download_incomplete: 422,
  nothing_ticked: 422,
  blocked_input: 422,
  blocked_output: 422,
  provider_busy: 503,
  provider_outage: 503,
  provider_refused_parameters: 422,
  provider_refused_reference: 422,
  provider_stalled: 503,
  provider_broke_off: 503,
  provider_broken_answer: 503,
  outcome_unknown: 503,
  cancelled: 409,
  timed_out: 408,
  unreachable: 503,
  egress_denied: 500,
  // A destroyed key is how content ends: to the reader the thing is gone.
  key_destroyed: 410,
  sealed_corrupt: 500,
  storage_full: 503,
  config_invalid: 500,
  policy_mismatch: 500,
  policy_invalid: 500,
  data_map_drift: 500,
  database_unreachable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** Body of every answer that says no: the code, from which the reader's page takes its words. */
export interface ErrorBody {
  code: ErrorCode;
}

/** HTTP status of a failure. */
export const statusOf = (code: ErrorCode): number => STATUS[code];

/**
 * The code a thrown value stands for. Reads the shape and not the class, because a development server may load the
 * kernel twice. What is not an AppError is `internal`.
 */
export const codeOf = (thrown: unknown): ErrorCode => {
  if (thrown instanceof AppError) return thrown.code;
  if (!(thrown instanceof Error) || thrown.name !== 'AppError' || !('code' in thrown)) return 'internal';
  return typeof thrown.code === 'string' && Object.hasOwn(STATUS, thrown.code) ? (thrown.code as ErrorCode) : 'internal';
};

/** True for codes that mean a defect of ours and not something the request did. */
export const isDefect = (code: ErrorCode): boolean => STATUS[code] === 500;

/** The answer for a thrown value: its status, its code, and nothing else. */
export const errorResponse = (thrown: unknown): Response => {
  const code = codeOf(thrown);
  return Response.json({ code } satisfies ErrorBody, { status: STATUS[code] });
};
