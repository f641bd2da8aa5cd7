import '@remix-run/node';
import type { StudioApi } from '@candid/application';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { VisitorSession } from './visitor-session.ts';

declare module '@remix-run/node' {
  interface AppLoadContext {
    studio: StudioApi;
    session: VisitorSession;
    clock: Clock;
    policy: PolicyDefinition;
    /** Providers that a program on this machine plays. */
    standIns: readonly string[];
  }
}
