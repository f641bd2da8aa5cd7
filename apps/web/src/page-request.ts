/** Whether a request is for a page: its document, or what a living page shows next. */
export const isPage = ({ method, headers, url }: Pick<Request, 'method' | 'headers' | 'url'>): boolean =>
  method === 'GET' && (headers.get('Sec-Fetch-Dest') === 'document' || new URL(url).pathname.endsWith('.data'));
