import { deviceLabel, type AnonymousSession } from '@candid/accounts';
import { AppError } from '@candid/kernel';
import type { AppLoadContext } from '@remix-run/node';

/** What a way of signing in is told of the browser it happens in. */
export interface Entering {
  /** The visitor that signs in: their work becomes the account's, and their session ends. Null for nobody, and for another account. */
  readonly visitor: AnonymousSession | null;
  readonly device: string | null;
}

/**
 * Lets somebody who has just proved who they are go on with a session of their own: `signIn` begins it, the browser is handed what
 * carries it, by cookie or header as the policy says, and whatever was there before ends (OH-16, CR-07). The answer may be any.
 */
export const enter = async (
  { request, context: { session, people } }: { readonly request: Request; readonly context: AppLoadContext },
  signIn: (entering: Entering) => Promise<{ readonly token: string }>,
): Promise<void> => {
  const { id, subjectId, account } = session;
  const visitor = id === null || account ? null : { id, subjectId };
  const { token } = await signIn({ visitor, device: deviceLabel(request.headers.get('User-Agent')) });
  if (account && id !== null) await people?.endSession(subjectId, id);
  session.carryAccount(token);
};

/** Ends the session of this browser here and there. @throws AppError `sign_in_needed` where nobody is signed in */
export const leave = async ({ session, people }: AppLoadContext): Promise<void> => {
  if (!people || !session.account || session.id === null) throw new AppError('sign_in_needed');
  await people.endSession(session.subjectId, session.id);
  session.forget();
};
