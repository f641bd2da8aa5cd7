/**
 * From environment variables to typed configuration, one reader per program. Blank is the same as unset; secrets print as
 * `[redacted]`; every refusal says which variable, what is wrong and what to do.
 */
export { loadConsoleConfig, type ConsoleConfig } from './console.ts';
export type { NamedKey } from './fields.ts';
export type { MailConfig } from './mail.ts';
export { loadInstallationConfig, loadOpsConfig, type OpsConfig } from './ops.ts';
export { configInvalid, describeConfigError, describeFailure, type ConfigProblem } from './problems.ts';
export { Secret } from './secret.ts';
export type { Mode, Operator, SiteConfig } from './site.ts';
export type { LmtpPlace, OfficeHours } from './support.ts';
export type { Env } from './variables.ts';
export { loadWebConfig, loadWebSiteConfig, type WebConfig, type StudioConfig, type WebSiteConfig } from './web.ts';
export { loadWorkerConfig, type OpenAIConfig, type WorkerConfig } from './worker.ts';
