import type { ErrorObject } from 'openai/resources/shared';

export interface FailureOptions {
  type?: string;
  param?: string | null;
  code?: string | null;
  /** Further members of the error object, such as `moderation_details`. */
  extra?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
}

/** An answer of the provider that is an error: status plus the body `{"error":{message,type,param,code}}`. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly status: number;
  readonly body: { error: ErrorObject };
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, options: FailureOptions = {}) {
    super(message);
    this.status = status;
    this.headers = options.headers ?? {};
    this.body = {
      error: {
        message,
        type: options.type ?? 'invalid_request_error',
        param: options.param ?? null,
        code: options.code ?? null,
        ...options.extra,
      },
    };
  }
}

/** A 400 about one parameter. */
export const badParameter = (param: string, code: string, message: string): ApiFailure =>
  new ApiFailure(400, message, { param, code });
