import { createMemoryCounter } from '@candid/accounts';
import type { WebServices } from '@candid/application';
import type { AnyLocale } from '@candid/messages';
import type { Clock } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import type { CookieSecret, RequestKit } from '@candid/remix-kit';
import { createAnalyticsClient } from './analytics-client.ts';
import { createRequestNotes } from './note-request.ts';
import { createConsentLimit } from './consent-limit.ts';
import { isPage } from './page-request.ts';
import { createRequestPreferences, type RequestPreferences } from './preferences.ts';
import { createRequestConsents, VARY, type RequestConsent } from './request-consent.ts';
import { localeOf } from './request-locale.ts';
import { createRequestSessions, type RequestSession } from './request-session.ts';
import { createCarrier } from './session-carrier.ts';
import { createUsageVisit } from './usage-visit.ts';

export interface RequestSendersOptions {
  readonly services: Pick<WebServices, 'sessions' | 'people' | 'consents' | 'traffic'>;
  readonly policy: PolicyDefinition;
  readonly secrets: readonly CookieSecret[];
  readonly origin: URL;
  readonly clock: Clock;
  /** Whether the made-up languages can be looked at. */
  readonly hasPseudo: boolean;
}

/** Whoever sends a request: their session, what they agreed to, and how they want pages to be. */
export interface RequestSender {
  readonly session: RequestSession;
  readonly consent: RequestConsent;
  readonly preferences: RequestPreferences;
  readonly locale: AnyLocale;
}

/** Finds out who sends a request, and notes it as the policy declares. */
export const createRequestSenders = ({ services, hasPseudo, ...options }: RequestSendersOptions) => {
  const { policy, clock } = options;
  const { people, sessions: visitors, consents, traffic } = services;
  const carrier = createCarrier({ ...options, rules: policy.sessions });
  const sessionOf = createRequestSessions({ visitors, people, carrier });
  const isCounted = traffic.usage !== null || traffic.analytics !== null;
  const consentOf = createRequestConsents({
    ...options,
    consents,
    ...(consents && { inUse: consents.rules.asks.filter((category) => category !== 'analytics' || isCounted) }),
    limit: createConsentLimit(createMemoryCounter(clock)),
  });
  const preferencesOf = createRequestPreferences({ ...options, people });
  const noteRequest = createRequestNotes({
    traffic,
    clientIdOf: createAnalyticsClient(options),
    followVisit: createUsageVisit(options),
    clock,
  });
  return async (request: Request, kit: RequestKit): Promise<RequestSender> => {
    kit.setHeader('Vary', VARY);
    const session = await sessionOf(request, kit);
    const consent = await consentOf(request, kit, session);
    noteRequest(request, kit, { session, consent });
    const preferences = preferencesOf(request, kit, { session, consent });
    const locale = localeOf(request, { preferred: preferences.kept.language, hasPseudo });
    if (isPage(request)) preferences.begin(locale);
    return { session, consent, preferences, locale };
  };
};
