import type { Traffic } from '@candid/application';
import type { Clock } from '@candid/kernel';
import type { RequestKit } from '@candid/remix-kit';
import type { RequestSession } from './request-session.ts';

export interface NoteRequestParts {
  readonly traffic: Pick<Traffic, 'networkLog' | 'visits' | 'usage'>;
  readonly clock: Clock;
}

type Noting = NoteRequestParts & { readonly request: Request; readonly kit: RequestKit; readonly session: RequestSession };

const noteClient = ({ traffic, clock, request: { headers }, kit, session }: Noting): void =>
  traffic.networkLog?.note({
    at: clock.now(),
    address: kit.clientAddress,
    subjectId: session.account === null ? null : session.subjectId,
    userAgent: headers.get('User-Agent'),
    referrer: headers.get('Referer'),
  });

const signalsGpc = ({ headers }: Request): boolean => headers.get('Sec-GPC') === '1';

/** A visit is its first page; it is counted when that has been answered, because how long it took is part of it. */
const countVisit = ({ traffic: { visits }, clock, request, kit, session }: Noting): void => {
  if (visits === null || !session.isNew || signalsGpc(request)) return;
  const at = clock.now();
  const userAgent = request.headers.get('User-Agent');
  const count = (): void => visits.count({ at, userAgent, answeredIn: clock.now().getTime() - at.getTime() });
  kit.signal.addEventListener('abort', count, { once: true });
};

const isPage = ({ method, headers, url }: Request): boolean =>
  method === 'GET' && (headers.get('Sec-Fetch-Dest') === 'document' || new URL(url).pathname.endsWith('.data'));

const notePage = ({ traffic, clock, request, kit, session }: Noting): void => {
  if (traffic.usage === null || session.id === null || !isPage(request)) return;
  const { subjectId } = session;
  const event = { at: clock.now(), subjectId, kind: 'page_view', name: kit.route, seconds: null } as const;
  traffic.usage.record({ ...event, signalsGpc: signalsGpc(request) });
};

/** Notes each request as the policy declares; where it declares nothing, nothing of the request is kept. */
export const createRequestNotes =
  (parts: NoteRequestParts) =>
  (request: Request, kit: RequestKit, session: RequestSession): void => {
    const noting = { ...parts, request, kit, session };
    noteClient(noting);
    countVisit(noting);
    notePage(noting);
  };
