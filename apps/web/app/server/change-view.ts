import type { AppLoadContext } from '@remix-run/node';
import type { ChangeView } from '../shell/change-line.tsx';
import { SHORT_HASH } from './version-view.ts';

/** What of a changed policy a page tells whoever asks for it; null for nothing, and until it is known who asks. */
export const changeView = async ({ changes, session, locale }: AppLoadContext): Promise<ChangeView | null> => {
  if (session.isPending) return null;
  const change = await changes.tell({ account: session.account ? session.subjectId : null, locale });
  if (change === null) return null;
  const { version, effectiveAt, isInForce, from, to, pages, canDismiss, toldUntil } = change;
  return {
    version,
    effectiveAt: effectiveAt.toISOString(),
    isInForce,
    from: from.slice(0, SHORT_HASH),
    to: to.slice(0, SHORT_HASH),
    pages,
    toldUntil: toldUntil?.toISOString() ?? null,
    csrfToken: canDismiss ? session.csrfToken : null,
  };
};
