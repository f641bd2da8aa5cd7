import '@remix-run/node';
import type { ReadonlyDb } from '@candid/db';
import type { Clock } from '@candid/kernel';
import type { Locale } from '@candid/messages';

/** What the console's pages work with. */
export interface ConsoleContext {
  db: ReadonlyDb;
  clock: Clock;
  /** When the policy has to be gone through again, and whether that day is past (OD-19). */
  review(): { readonly next: Date; readonly isOverdue: boolean };
  /** The language of the request. */
  locale: Locale;
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    console: ConsoleContext;
  }
}
