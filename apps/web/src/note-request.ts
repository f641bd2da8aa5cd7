import type { Traffic } from '@candid/application';
import type { Clock } from '@candid/kernel';
import type { RequestKit } from '@candid/remix-kit';
import type { RequestConsent } from './request-consent.ts';
import type { RequestSession } from './request-session.ts';

export interface NoteRequestParts {
  readonly traffic: Pick<Traffic, 'networkLog' | 'visits' | 'usage'>;
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

const isPage = ({ method, headers, url }: Request): boolean =>
  method === 'GET' && (headers.get('Sec-Fetch-Dest') === 'document' || new URL(url).pathname.endsWith('.data'));

const notePage = ({ traffic, clock, request, kit, session, consent }: Noting): void => {
  if (traffic.usage === null || session.id === null || !isPage(request)) return;
  const { subjectId } = session;
  const event = { at: clock.now(), subjectId, kind: 'page_view', name: kit.route, seconds: null } as const;
  traffic.usage.record({ ...event, agreedBy: consent.agreedBy('analytics'), signalsGpc: consent.signalsGpc });
};

/** Notes each request as the policy declares; where it declares nothing, nothing of the request is kept. */
export const createRequestNotes =
  (parts: NoteRequestParts) =>
  (request: Request, kit: RequestKit, noted: Noted): void => {
    const noting = { ...parts, ...noted, request, kit };
    noteClient(noting);
    countVisit(noting);
    notePage(noting);
  };
