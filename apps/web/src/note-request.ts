import type { Traffic } from '@candid/application';
import { coarseAgent, type Clock } from '@candid/kernel';
import type { RequestKit } from '@candid/remix-kit';
import type { ClientIdOf } from './analytics-client.ts';
import { isPageView } from './page-request.ts';
import type { RequestConsent } from './request-consent.ts';
import type { RequestSession } from './request-session.ts';
import type { FollowVisit } from './usage-visit.ts';

export interface NoteRequestParts {
  readonly traffic: Pick<Traffic, 'networkLog' | 'visits' | 'usage' | 'analytics'>;
  /** Null where the policy declares no number under which page views could be told. */
  readonly clientIdOf: ClientIdOf | null;
  /** Null where the policy declares no cookie by which the length of visits could be known. */
  readonly followVisit: FollowVisit | null;
  readonly clock: Clock;
}

interface Noted {
  readonly session: RequestSession;
  readonly consent: RequestConsent;
}

type Noting = NoteRequestParts & Noted & { readonly request: Request; readonly kit: RequestKit };

const noteClient = ({ traffic, clock, request: { headers }, kit, session }: Noting): void =>
  traffic.networkLog?.note({
    at: clock.now(),
    address: kit.clientAddress,
    subjectId: session.account === null ? null : session.subjectId,
    userAgent: headers.get('User-Agent'),
    referrer: headers.get('Referer'),
  });

/** A visit is its first page; it is counted when that has been answered, because how long it took is part of it. */
const countVisit = ({ traffic: { visits }, clock, request, kit, session, consent }: Noting): void => {
  if (visits === null || !session.isNew || consent.signalsGpc) return;
  const at = clock.now();
  const userAgent = request.headers.get('User-Agent');
  const count = (): void => visits.count({ at, userAgent, answeredIn: clock.now().getTime() - at.getTime() });
  kit.signal.addEventListener('abort', count, { once: true });
};

/** What of the service somebody used, by the route that answers; what a page does of its own accord is nobody's use. */
const FEATURES: Readonly<Record<string, string>> = {
  'POST /generate': 'make-picture',
  'POST /order': 'make-picture',
  'POST /history': 'delete-pictures',
  'POST /history/zip': 'download-archive',
  'POST /account/suggestions': 'suggestions',
};

const noteFeature = ({ traffic, clock, request, kit, session, consent }: Noting): void => {
  const name = FEATURES[`${request.method} ${kit.route}`];
  if (traffic.usage === null || session.id === null || name === undefined) return;
  const event = { at: clock.now(), subjectId: session.subjectId, kind: 'feature_used', name, seconds: null } as const;
  traffic.usage.record({ ...event, agreedBy: consent.agreedBy('analytics'), signalsGpc: consent.signalsGpc });
};

const notePage = ({ traffic, clock, request, kit, session, consent }: Noting): void => {
  if (traffic.usage === null || session.id === null || !isPageView(request)) return;
  const { subjectId } = session;
  const event = { at: clock.now(), subjectId, kind: 'page_view', name: kit.route, seconds: null } as const;
  traffic.usage.record({ ...event, agreedBy: consent.agreedBy('analytics'), signalsGpc: consent.signalsGpc });
};

const noteVisit = ({ traffic, clock, followVisit, request, kit, session, consent }: Noting): void => {
  if (traffic.usage === null || followVisit === null || !isPageView(request) || !consent.allows('analytics')) return;
  const seconds = followVisit(request, kit);
  if (seconds === null || session.id === null) return;
  const event = { at: clock.now(), subjectId: session.subjectId, kind: 'session_length', name: null, seconds } as const;
  traffic.usage.record({ ...event, agreedBy: consent.agreedBy('analytics'), signalsGpc: consent.signalsGpc });
};

/** Whoever has agreed is told of; the browser itself is sent nowhere. */
const tellPage = ({ traffic: { analytics }, clientIdOf, request, kit, session, consent }: Noting): void => {
  if (analytics === null || clientIdOf === null || !isPageView(request) || !consent.allows('analytics')) return;
  analytics.tell({
    clientId: clientIdOf(request, kit),
    device: coarseAgent(request.headers.get('User-Agent')).device,
    agreedBy: consent.agreedBy('analytics'),
    account: session.account === null ? null : session.subjectId,
    signalsGpc: consent.signalsGpc,
  });
};

/** Notes each request as the policy declares; where it declares nothing, nothing of the request is kept. */
export const createRequestNotes =
  (parts: NoteRequestParts) =>
  (request: Request, kit: RequestKit, noted: Noted): void => {
    const noting = { ...parts, ...noted, request, kit };
    noteClient(noting);
    countVisit(noting);
    notePage(noting);
    noteFeature(noting);
    noteVisit(noting);
    tellPage(noting);
  };
