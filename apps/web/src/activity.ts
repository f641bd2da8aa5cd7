/** What a page asks of its own accord: it shows what is there, and follows it. */
const OWN_ACCORD = [/^\/events$/, /^\/api\//, /^\/generations\/[^/]+\/preview$/, /^\/images\/[^/]+$/];

/**
 * Whether somebody did something, as far as a request tells: opened a page, sent a form, fetched a file. Only that keeps a session from
 * ending of silence (NA-08): a page left open is no activity.
 */
export const isActivity = ({ method, url }: Pick<Request, 'method' | 'url'>): boolean => {
  const { pathname, searchParams } = new URL(url);
  const isSeen = method === 'GET' || method === 'HEAD';
  return !isSeen || searchParams.has('download') || !OWN_ACCORD.some((path) => path.test(pathname));
};
