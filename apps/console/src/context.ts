import '@remix-run/node';
import type { ReadonlyDb } from '@candid/db';
import type { Clock } from '@candid/kernel';

/** What the console's pages work with. */
export interface ConsoleContext {
  db: ReadonlyDb;
  clock: Clock;
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    console: ConsoleContext;
  }
}
