import { createSessionConnections } from '@candid/accounts';
import { announcePresence, type Presence } from '@candid/db';
import type { ImagingContext } from '@candid/imaging';
import type { SessionId, SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { endVisit, type EndedVisit } from './end-visit.ts';

/** Sessions that end when nobody is there any more, with all they hold. Exists only where the policy has such (NA-08). */
export interface VisitsApi {
  /**
   * Says that a page of a session is open, until `signal` aborts. `onLost` hears that this process lost its place among the living: the
   * page has to come again.
   */
  attend(sessionId: SessionId, page: { readonly signal: AbortSignal; readonly onLost: () => void }): Promise<void>;
  /** Ends a visit at its own wish; null when it has ended already. */
  end(subjectId: SubjectId): Promise<EndedVisit | null>;
  close(): Promise<void>;
}

export interface VisitsOptions {
  readonly ctx: ImagingContext;
  readonly databaseUrl: string;
  /** Hears why a page could not be said to be closed; its session then ends by silence at the latest. */
  readonly onTrouble: (error: unknown) => void;
}

/** Whether a visitor's session takes with it all that it holds. */
export const endsWithSession = ({ retention }: Pick<PolicyDefinition, 'retention'>): boolean => retention.result.endsWithSession;

/**
 * Whether a session that has ended leaves nothing to its visitor: by promise, or because pictures would outlive the only way to reach them.
 */
export const leavesNothing = (policy: Pick<PolicyDefinition, 'retention' | 'sessions'>): boolean =>
  endsWithSession(policy) || policy.retention.result.lifetime > policy.sessions.anonymous.lifetime;

interface Place {
  readonly presence: Presence;
  isLost: boolean;
  /** Whom to tell of its loss. */
  readonly pages: Set<() => void>;
}

/** This process's place among the living; a new one is taken when the last is lost. */
const createPlaces = (url: string) => {
  let place: Place | null = null;
  let taking: Promise<Place> | null = null;
  const take = async (): Promise<Place> => {
    const pages = new Set<() => void>();
    const onLost = (): void => {
      taken.isLost = true;
      for (const tell of pages) tell();
    };
    const presence = await announcePresence({ url, kind: 'web', onLost });
    const taken: Place = { presence, pages, isLost: false };
    return taken;
  };
  return {
    current: async (): Promise<Place> => {
      if (place && !place.isLost) return place;
      taking ??= take().finally(() => (taking = null));
      return (place = await taking);
    },
    close: async (): Promise<void> => {
      await place?.presence.close();
    },
  };
};

export const createVisits = async ({ ctx, databaseUrl, onTrouble }: VisitsOptions): Promise<VisitsApi> => {
  const places = createPlaces(databaseUrl);
  await places.current();
  const closing = new Set<Promise<unknown>>();
  return {
    attend: async (sessionId, { signal, onLost }) => {
      const { presence, pages } = await places.current();
      const connections = createSessionConnections({ db: ctx.db, clock: ctx.clock, instance: presence.instance });
      const close = await connections.open(sessionId);
      pages.add(onLost);
      const leave = (): void => {
        pages.delete(onLost);
        const left = close().catch(onTrouble);
        closing.add(left);
        void left.then(() => closing.delete(left));
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
    },
    end: (subjectId) => endVisit(ctx, { subjectId }),
    close: async () => {
      await Promise.all(closing);
      await places.close();
    },
  };
};
