/** An answer, read to its end. */
export interface PlainPage {
  readonly status: number;
  readonly text: string;
}

/** Somebody who reads pages and sends their forms without script, and keeps the cookies that they are given. */
export interface PlainBrowser {
  open(path: string): Promise<PlainPage>;
  /** Sends a form of a page, with what is hidden in it. @param to where it is sent; left out, to the page itself */
  send(path: string, fields: Readonly<Record<string, string>>, to?: string): Promise<PlainPage>;
}

/** What is hidden in the form that is sent to a path. */
const hiddenFields = (text: string, to: string): Record<string, string> => {
  const forms = [...text.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)];
  const [, , inside = ''] =
    forms.find(([, tag = '']) => new RegExp(`action="${to}["?]`).test(tag) && tag.includes('method="post"')) ?? [];
  const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name, value]) => [name, value]));
};

export const openPlainBrowser = (origin: string): PlainBrowser => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, form: Readonly<Record<string, string>> | null): Promise<PlainPage> => {
    const answer = await fetch(new URL(path, origin), {
      method: form ? 'POST' : 'GET',
      headers: {
        origin,
        accept: 'text/html',
        'sec-fetch-dest': 'document',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form && { body: new URLSearchParams(form) }),
      redirect: 'manual',
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split(/=(.*)/s, 2);
      cookies.set(name, value);
    }
    return { status: answer.status, text: await answer.text() };
  };
  return {
    open: (path) => ask(path, null),
    send: async (path, fields, to = path) => ask(to, { ...hiddenFields((await ask(path, null)).text, to), ...fields }),
  };
};
