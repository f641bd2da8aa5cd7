import '@remix-run/node';
import type { StudioApi } from '@candid/application';
import type { Clock, ErrorCode } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { VisitorSession } from './visitor-session.ts';

/** The answer to a form sent without script that was refused, with what had been typed in it; it lives for that one answer. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly typed: Readonly<Record<string, string>>;
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    studio: StudioApi;
    session: VisitorSession;
    clock: Clock;
    policy: PolicyDefinition;
    /** Providers that a program on this machine plays. */
    standIns: readonly string[];
    refusal?: Refusal;
  }
}
