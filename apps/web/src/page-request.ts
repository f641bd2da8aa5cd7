/** Whether a request is for a page: its document, or what a living page shows next. */
export const isPage = ({ method, headers, url }: Pick<Request, 'method' | 'headers' | 'url'>): boolean =>
  method === 'GET' && (headers.get('Sec-Fetch-Dest') === 'document' || new URL(url).pathname.endsWith('.data'));

const pathOf = (address: string): string => new URL(address).pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/');

/**
 * Whether somebody goes to a page with it. A living page also asks for its own data anew, after each form: then it is the page that sends the
 * request, and nobody has gone anywhere.
 */
export const isPageView = (request: Pick<Request, 'method' | 'headers' | 'url'>): boolean => {
  if (!isPage(request) || request.headers.get('Sec-Purpose') !== null) return false;
  const from = request.headers.get('Referer');
  if (from === null || !new URL(request.url).pathname.endsWith('.data')) return true;
  return !URL.canParse(from) || pathOf(from) !== pathOf(request.url);
};
