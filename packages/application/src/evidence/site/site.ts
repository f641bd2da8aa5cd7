/** The running web program, asked from outside: redirects are not followed, and nothing that it hands out is kept. */
export interface Site {
  readonly origin: URL;
  /** Addresses of pages that no link leads a stranger to, such as those of people who are signed in. */
  readonly paths: readonly string[];
  /** @param inClear as it reaches the program when somebody calls the site without TLS */
  ask(
    path: string,
    options?: { readonly headers?: Readonly<Record<string, string>>; readonly inClear?: boolean },
  ): Promise<Response>;
}

/** One answer of the site, read as far as a browser would read it as text; anything else is left unread. */
export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** Empty for pictures, streams and the like. */
  readonly text: string;
}

const TEXT = /^(text\/(html|css|javascript|xml|plain)|application\/(json|xml|javascript|[\w.-]+\+xml))/;

/** Asks for one address. @throws TypeError when nobody answers there */
export const ask = async (site: Site, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
  const response = await site.ask(path, { headers });
  const isText = TEXT.test(response.headers.get('Content-Type') ?? '');
  if (!isText) await response.body?.cancel();
  return { path, status: response.status, headers: response.headers, text: isText ? await response.text() : '' };
};
