import '@remix-run/node';
import type {
  ChangesApi,
  EndedVisit,
  HistoryApi,
  LetterboxApi,
  NewsletterApi,
  PeopleApi,
  ReportsApi,
  StudioApi,
  OwnDataApi,
  SupportApi,
  SuggestionsApi,
  TasksApi,
  Traffic,
  VisitsApi,
} from '@candid/application';
import type { Clock, ErrorCode } from '@candid/kernel';
import type { AnyLocale } from '@candid/messages';
import type { PolicyDefinition } from '@candid/policy';
import type { GoogleSignIn } from '@candid/remix-kit';
import type { RequestPreferences } from './preferences.ts';
import type { Publications } from './publications.ts';
import type { RequestConsent } from './request-consent.ts';
import type { RequestSession } from './request-session.ts';

/** The answer to a form sent without script that was refused, with what had been typed in it; it lives for that one answer. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly typed: Readonly<Record<string, string>>;
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    studio: StudioApi;
    /** Null where the policy keeps no history. */
    history: HistoryApi | null;
    /** Null where the policy suggests nothing. */
    suggestions: SuggestionsApi | null;
    /** Null where the policy has no task list. */
    tasks: TasksApi | null;
    /** Null where the policy has no accounts. */
    people: PeopleApi | null;
    /** Null where nobody can sign in with Google. */
    google: GoogleSignIn | null;
    /** Null where a session's end leaves its pictures to their own time. */
    visits: VisitsApi | null;
    /** Null where no letters are kept. */
    reports: ReportsApi | null;
    /** Null where letters are not taken in the page. */
    support: SupportApi | null;
    /** Null where letters are kept, and where there is no form. */
    letterbox: LetterboxApi | null;
    /** What a visitor's session holds; null where the policy has accounts. */
    ownData: OwnDataApi | null;
    /** Null where the policy has no newsletters. */
    newsletter: NewsletterApi | null;
    session: RequestSession;
    consent: RequestConsent;
    preferences: RequestPreferences;
    /** The language of the request. */
    locale: AnyLocale;
    clock: Clock;
    /** Null of every address where the policy declares no country. */
    countryOf: Traffic['countryOf'];
    policy: PolicyDefinition;
    publications: Publications;
    /** Changes of the policy that people are told of. */
    changes: ChangesApi;
    /** Providers that a program on this machine plays. */
    standIns: readonly string[];
    refusal?: Refusal;
    /** Set while a request is answered that ended its own session; null when there was nothing left to end. */
    endedVisit?: EndedVisit | null;
  }
}
