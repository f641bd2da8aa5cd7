import { parseSessionHeader, SESSION_ENDED, SESSION_HEADER, type CarriedSession } from '@candid/remix-kit/session-header';

/** What the page knows of the session it carries. A new object at each change. */
export type PageSession = {
  readonly session: CarriedSession | null;
  /** The server did not know the account's token any more: whoever was signed in is not. */
  readonly hasEnded: boolean;
  /** The free picture was made in this browser. */
  readonly isTrialUsed: boolean;
};

/** The names under which the policy lets the page keep things. */
export type StoredNames = { readonly token: string; readonly trial: string | null };

/** Where no cookie carries the session, the page does: an account's token in localStorage, a visitor's in this page's memory only (CR-07, CR-25). */
export type SessionStore = {
  readonly current: () => PageSession;
  /** Takes what an answer hands over or takes back. What it says of a token that is not carried any more does not count. */
  readonly receive: (headers: Headers, sent: CarriedSession | null) => void;
  readonly useTrial: () => void;
  /** Looks again at what other tabs may have changed while this page lay still. */
  readonly refresh: () => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** A browser that closes its storage to this page leaves it its memory. */
const readable = (storage: Storage, name: string): string | null => {
  try {
    return storage.getItem(name);
  } catch {
    return null;
  }
};

const keep = (storage: Storage, name: string, value: string | null): void => {
  try {
    if (value === null) storage.removeItem(name);
    else storage.setItem(name, value);
  } catch {
    // Then the sign-in holds until the page goes.
  }
};

const isSame = (a: CarriedSession | null, b: CarriedSession | null): boolean => a?.kind === b?.kind && a?.token === b?.token;

export const createSessionStore = (storage: Storage, names: StoredNames): SessionStore => {
  const listeners = new Set<() => void>();
  const stored = (): CarriedSession | null => {
    const token = readable(storage, names.token);
    return token === null ? null : { kind: 'account', token };
  };
  const isTrialUsed = (): boolean => names.trial !== null && readable(storage, names.trial) === 'true';
  let state: PageSession = { session: stored(), hasEnded: false, isTrialUsed: isTrialUsed() };
  const change = (next: Partial<PageSession>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  return {
    current: () => state,
    receive: (headers, sent) => {
      const given = parseSessionHeader(headers);
      if (given === undefined || (given === null && !isSame(state.session, sent))) return;
      if (given?.kind === 'account') keep(storage, names.token, given.token);
      // Another tab may have signed in anew meanwhile; only what ended here is taken away.
      else if (given === null && isSame(stored(), sent)) keep(storage, names.token, null);
      change({ session: given, hasEnded: headers.get(SESSION_HEADER) === SESSION_ENDED && sent?.kind === 'account' });
    },
    useTrial: () => {
      if (names.trial === null || state.isTrialUsed) return;
      keep(storage, names.trial, 'true');
      change({ isTrialUsed: true });
    },
    refresh: () => {
      // A visitor's page keeps its session, and with it the picture that nobody else can reach.
      const session = state.session?.kind === 'visitor' ? state.session : stored();
      if (!isSame(session, state.session) || isTrialUsed() !== state.isTrialUsed)
        change({ session, isTrialUsed: isTrialUsed(), hasEnded: false });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
