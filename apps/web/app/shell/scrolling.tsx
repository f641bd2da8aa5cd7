import { NavigationType, useLocation, useMatches, useNavigationType } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * A new page begins at its top; one that stays, as the table does under a picture, keeps its place, and going back is the browser's own.
 * Remix's part for this keeps every position in sessionStorage, which no policy declares.
 */
export const Scrolling = (): null => {
  const { hash, key } = useLocation();
  const kind = useNavigationType();
  const page = useMatches()[1]?.id;
  const shown = useRef({ key, page });
  useEffect(() => {
    const isAnother = shown.current.key !== key && shown.current.page !== page;
    shown.current = { key, page };
    if (isAnother && kind !== NavigationType.Pop && hash === '') window.scrollTo({ top: 0 });
  }, [key, page, kind, hash]);
  return null;
};
