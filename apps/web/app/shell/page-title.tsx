import { useMatches, useRouteError } from '@remix-run/react';
import type { Words } from '../messages/index.ts';
import { readThrown } from './error-page.tsx';
import { useWords } from './words.tsx';

/** What a route may export as `handle`. */
export interface RouteHandle {
  /** The title of its page, in the page's language. `data` is what its loader returned, undefined when it failed. */
  title(words: Words, data: unknown): string;
  /** The same for everybody, so that search engines may know of it in each language. */
  readonly isPublic?: boolean;
}

const isHandle = (handle: unknown): handle is RouteHandle =>
  typeof handle === 'object' && handle !== null && 'title' in handle && typeof handle.title === 'function';

/** What the innermost route with a title says of its page. */
export const usePageHandle = (): { readonly handle: RouteHandle; readonly data: unknown } | null => {
  const match = useMatches().findLast(({ handle }) => isHandle(handle));
  return match ? { handle: match.handle as RouteHandle, data: match.data } : null;
};

/** What went wrong, as the title of the page that says so. */
const titleOfFailure = ({ t, failure }: Words, thrown: unknown): string =>
  t('published.title', { title: failure(readThrown(thrown).code).what.replace(/\.$/, '') });

/** The document's title. */
export const PageTitle = () => {
  const words = useWords();
  const page = usePageHandle();
  // Null where nothing was thrown.
  const thrown = useRouteError() ?? null;
  if (thrown !== null) return <title>{titleOfFailure(words, thrown)}</title>;
  return <title>{page ? page.handle.title(words, page.data) : words.t('brand.name')}</title>;
};
