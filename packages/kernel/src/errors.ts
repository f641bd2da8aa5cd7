/** Every way Candid can fail, as closed codes. What a person reads for each is in the message catalogues. */
export type ErrorCode =
  | 'bad_request'
  | 'not_found'
  | 'gone'
  | 'forbidden'
  | 'conflict'
  | 'too_large'
  | 'too_many'
  | 'hour_full'
  | 'unsupported_media'
  | 'csrf_failed'
  | 'prompt_empty'
  | 'prompt_too_long'
  | 'prompt_bad_characters'
  | 'model_unknown'
  | 'size_illegal'
  | 'option_illegal'
  | 'count_illegal'
  | 'reference_too_many'
  | 'reference_empty'
  | 'reference_too_large'
  | 'reference_broken'
  | 'reference_unsupported'
  | 'reference_cmyk'
  | 'reference_animated'
  | 'reference_too_many_pixels'
  | 'mask_without_reference'
  | 'mask_wrong_size'
  | 'mask_not_transparent'
  | 'email_invalid'
  | 'email_unverified'
  | 'name_invalid'
  | 'age_not_stated'
  | 'report_invalid'
  | 'letter_invalid'
  | 'enclosure_too_many'
  | 'enclosure_too_large'
  | 'enclosure_unsupported'
  | 'consent_outdated'
  | 'address_taken'
  | 'password_short'
  | 'password_long'
  | 'password_weak'
  | 'password_wrong'
  | 'credentials_wrong'
  | 'link_spent'
  | 'limit_sign_in'
  | 'limit_letters'
  | 'mail_unavailable'
  | 'sign_in_needed'
  | 'sign_in_refused'
  | 'sign_in_expired'
  | 'sign_in_unavailable'
  | 'account_closing'
  | 'limit_session'
  | 'trial_used'
  | 'limit_spend'
  | 'stopped_by_operator'
  | 'moderation_unavailable'
  | 'download_incomplete'
  | 'nothing_ticked'
  | 'blocked_input'
  | 'blocked_output'
  | 'provider_busy'
  | 'provider_outage'
  | 'provider_refused_parameters'
  | 'provider_refused_reference'
  | 'provider_stalled'
  | 'provider_broke_off'
  | 'provider_broken_answer'
  | 'outcome_unknown'
  | 'cancelled'
  | 'timed_out'
  | 'unreachable'
  | 'egress_denied'
  | 'key_destroyed'
  | 'sealed_corrupt'
  | 'storage_full'
  | 'config_invalid'
  | 'policy_mismatch'
  | 'policy_invalid'
  | 'data_map_drift'
  | 'database_unreachable'
  | 'internal';

/**
 * A failure with a closed code. `detail` holds plain facts (numbers, field names, option values) and never what a
 * person typed or uploaded: it may be logged.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, detail: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.detail = detail;
  }
}

/** Tells an AppError, and optionally one of a given code, from any other thrown value. */
export const isAppError = (error: unknown, code?: ErrorCode): error is AppError =>
  error instanceof AppError && (code === undefined || error.code === code);
