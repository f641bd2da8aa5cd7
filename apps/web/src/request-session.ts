import type { AccountSession, AnonymousSession, AnonymousSessions } from '@candid/accounts';
import type { PeopleApi } from '@candid/application';
import { AppError, newId, type SessionId, type SubjectId } from '@candid/kernel';
import type { CarriedSession, RequestKit } from '@candid/remix-kit';
import { isActivity } from './activity.ts';
import type { SessionCarrier } from './session-carrier.ts';

/** Whoever sends a request. Without a session it is nobody: every id is unknown to it. */
export interface RequestSession {
  /** Null for nobody. */
  readonly id: SessionId | null;
  readonly subjectId: SubjectId;
  /** Null for a visitor. */
  readonly account: Pick<AccountSession, 'isClosing' | 'preferences'> | null;
  /** Whose request it is cannot be known yet: once its page is alive it asks again, with the session it carries. */
  readonly isPending: boolean;
  /** It began with this request. */
  readonly isNew: boolean;
  readonly csrfToken: string;
  /** @throws AppError `csrf_failed` */
  verifyForm(token: unknown): void;
  /** The session, for what only somebody may do. @throws AppError `csrf_failed` for nobody, `sign_in_needed` where an account's has ended */
  demand(): SessionId;
  /** Lets the browser carry an account's session from now on, in place of whatever it carried. */
  carryAccount(token: string): void;
  /** Lets the browser forget what it carries. */
  forget(): void;
}

export interface RequestSessionsOptions {
  readonly visitors: AnonymousSessions;
  /** Null where there are no accounts. */
  readonly people: Pick<PeopleApi, 'resume'> | null;
  readonly carrier: SessionCarrier;
}

type Found = AnonymousSession & { readonly account: RequestSession['account'] };

/** Finds or begins the session of a request, as the policy's transport carries it: an account's first, else a visitor's. */
export const createRequestSessions = ({ visitors, people, carrier }: RequestSessionsOptions) => {
  const resume = async (request: Request, { kind, token }: CarriedSession): Promise<Found | null> => {
    if (kind === 'visitor') {
      const found = await visitors.resume(token, { isActivity: isActivity(request) });
      return found && { ...found, account: null };
    }
    const found = await people?.resume(token);
    if (!found) return null;
    const { id, subjectId, ...account } = found;
    return { id, subjectId, account };
  };

  const begin = async (kit: RequestKit, request: Request): Promise<Found> => {
    const { token, ...started } = await visitors.start();
    carrier.carry(kit, request, { kind: 'visitor', token });
    return { ...started, account: null };
  };

  return async (request: Request, kit: RequestKit): Promise<RequestSession> => {
    const carried = carrier.read(request);
    let found: Found | null = null;
    for (const session of carried) found ??= await resume(request, session);
    const begins = found === null && carrier.begins(request);
    if (begins) found = await begin(kit, request);
    else if (found === null && carried.length > 0) carrier.disown(kit, request);
    const id = found?.id ?? null;
    return {
      id,
      subjectId: found?.subjectId ?? newId<'subject'>(),
      account: found?.account ?? null,
      isPending: carrier.isPending(request),
      isNew: begins,
      csrfToken: carrier.formToken(id),
      verifyForm: (token) => carrier.verifyForm(request, { token, sessionId: id }),
      demand: () => {
        if (id !== null) return id;
        throw new AppError(carried.some(({ kind }) => kind === 'account') ? 'sign_in_needed' : 'csrf_failed');
      },
      carryAccount: (token) => carrier.carry(kit, request, { kind: 'account', token }),
      forget: () => carrier.forget(kit, request),
    };
  };
};
