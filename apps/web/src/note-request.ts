import type { WebServices } from '@candid/application';
import type { Clock } from '@candid/kernel';
import type { RequestKit } from '@candid/remix-kit';
import type { RequestSession } from './request-session.ts';

export interface NoteRequestParts {
  readonly networkLog: WebServices['networkLog'];
  readonly clock: Clock;
}

/** Notes each request in the declared log; where the policy has none, nothing of it is kept. */
export const createRequestNotes =
  ({ networkLog, clock }: NoteRequestParts) =>
  ({ headers }: Request, { clientAddress }: RequestKit, session: RequestSession): void =>
    networkLog?.note({
      at: clock.now(),
      address: clientAddress,
      subjectId: session.account === null ? null : session.subjectId,
      userAgent: headers.get('User-Agent'),
      referrer: headers.get('Referer'),
    });
