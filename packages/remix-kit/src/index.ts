// Server side of every Remix app. The other entry points: `./react` (nonce), `./entry-server`, `./entry-client`, `./vite`.
export { loadAppFiles, type AppFiles } from './app-files.ts';
export { createHttpServer, type HttpServer, type HttpServerOptions } from './http-server.ts';
export { createGoogleSignIn, type GoogleSignIn, type GoogleSignInOptions, type SignInAttempt } from './google/google-sign-in.ts';
export type { GoogleIdentity } from './google/google-strategy.ts';
export type { RequestKit } from './request-kit.ts';
export {
  defineAction,
  definePress,
  defineLoader,
  type ActionMethod,
  type ActionSpec,
  type LoaderSpec,
  type ParamSchema,
  type ParamsOf,
  type RouteInput,
} from './routes.ts';
export { codeOf, errorResponse, isDefect, statusOf, type ErrorBody } from './error-response.ts';
export { createByteResponse, type ByteResponseOptions } from './byte-response.ts';
export { createEventStream, formatEvent, type EventStreamOptions, type ServerEvent } from './event-stream.ts';
export {
  readForm,
  readFormParts,
  type FormPart,
  type MultipartLimits,
  type ReceivedFile,
  type ReceivedForm,
} from './multipart.ts';
export { createSealedCookie, instanceCookieName, type SealedCookie, type SealedCookieOptions } from './sealed-cookie.ts';
export { formatSessionHeader, parseSessionHeader, SESSION_ENDED, SESSION_HEADER, type CarriedSession } from './session-header.ts';
export { createFormTokens, type FormTokens } from './form-token.ts';
export type { CookieSecret } from './keys.ts';
export type { Probe, Readiness } from './probes.ts';
export type { CspAdditions } from './security-headers.ts';
export { systemTimers, type Timers } from './timers.ts';
export { readFields } from './read-fields.ts';
