import type { CookieRule, PolicyDefinition } from '@candid/policy';
import type { Reading } from '../reading.ts';
import { foreignTo } from './foreign-origins.ts';
import type { Answer, Site } from './site.ts';
import { linksOf, walkSite } from './walk-site.ts';

interface SiteSources<Part extends keyof PolicyDefinition> {
  readonly site: Site;
  readonly policy: Pick<PolicyDefinition, Part>;
}

/** How a browser stores a declared name: over http the port is part of it, over https a prefix (ports do not keep cookies apart). */
const plainName = (name: string): string => name.replace(/^__Host-/, '').replace(/-\d+$/, '');

const attributesOf = (line: string): ReadonlyMap<string, string> =>
  new Map(
    line.split(';').map((part, index) => {
      const [name = '', value = ''] = part.trim().split('=');
      return index === 0 ? (['name', plainName(name)] as const) : ([name.toLowerCase(), value] as const);
    }),
  );

/** Whether a stranger who has done nothing may be given this: declared for a first visit, with its lifetime, for no script and no other site. */
const isDeclared = (line: string, declared: readonly CookieRule[], origin: URL): boolean => {
  const said = attributesOf(line);
  const rule = declared.find(({ name, setAt }) => name === said.get('name') && setAt === 'first-visit');
  const seconds = said.get('max-age');
  return (
    rule !== undefined &&
    !said.has('expires') &&
    (rule.lifetime === null ? seconds === undefined : Number(seconds) === rule.lifetime / 1_000) &&
    said.has('httponly') &&
    ['Lax', 'Strict'].includes(said.get('samesite') ?? '') &&
    said.get('path') === '/' &&
    !said.has('domain') &&
    (origin.protocol === 'http:' || said.has('secure'))
  );
};

/** Set-Cookie lines that store something; with an age of 0 they take something away. */
export const cookiesOf = ({ headers }: Answer): readonly string[] =>
  headers.getSetCookie().filter((line) => !/;\s*max-age=0(;|$)/i.test(line));

/** What a script would have to name to store anything, in a cookie or elsewhere. */
const COOKIE_WORDS = /\bdocument\.cookie\b|\.cookie\s*=(?!=)|\["cookie"\]|\bcookieStore\b/;
const STORE_WORDS = /\bsessionStorage\b|\bindexedDB\b|\bcaches\.open\b|\bserviceWorker\b|\bwindow\.name\b/;
const LOCAL_WORD = /\blocalStorage\b/;

const walkCookies = async ({ site, policy }: SiteSources<'cookies'>) => {
  const walk = await walkSite(site);
  const lines = [...walk.pages, ...walk.files].flatMap(cookiesOf);
  return {
    walk,
    scripts: walk.files.filter(({ path }) => path.endsWith('.js')),
    given: [...new Set(lines.map((line) => attributesOf(line).get('name') ?? ''))].sort(),
    beyond: lines.filter((line) => !isDeclared(line, policy.cookies, site.origin)).length,
    failed: walk.pages.filter(({ status }) => status >= 500).length,
  };
};

/**
 * `cookie-walk`: the pages and scripts that a stranger finds on a walk of the whole site; the cookies that they are given by name; those
 * not declared for a first visit with just these attributes; scripts that could set one; and other sites that pages call (OH-13, NA-11).
 */
export const readCookieWalk = async ({ site, policy }: SiteSources<'cookies'>): Promise<Reading> => {
  const { walk, scripts, given, beyond, failed } = await walkCookies({ site, policy });
  const byScript = scripts.filter(({ text }) => COOKIE_WORDS.test(text)).length;
  const foreign = foreignTo(site.origin, walk).length;
  return {
    ok: beyond + byScript + foreign + failed === 0 && scripts.length > 0,
    figures: { pages: walk.pages.length, scripts: scripts.length, given: given.join(' '), beyond, byScript, foreign },
  };
};

/** The names that a document hands to its scripts to keep things under. */
const STORED_NAME = /<meta name="candid-(?:token|trial)" content="([^"]+)"/g;

/**
 * `storage-walk`: the same walk where the page itself carries the session: cookies (none), the names its pages may keep something under,
 * those not declared, and scripts that could store anything in another way (CR-25).
 */
export const readStorageWalk = async ({ site, policy }: SiteSources<'cookies' | 'browserStorage'>): Promise<Reading> => {
  const { walk, scripts, given, beyond, failed } = await walkCookies({ site, policy });
  const names = new Set(walk.pages.flatMap(({ text }) => [...text.matchAll(STORED_NAME)].map((found) => found[1] ?? '')));
  const declared = policy.browserStorage.filter(({ area }) => area === 'local').map(({ name }) => name);
  const undeclared = [...names].filter((name) => !declared.includes(name)).length;
  const otherwise = scripts.filter(({ text }) => COOKIE_WORDS.test(text) || STORE_WORDS.test(text)).length;
  // The one that keeps what the names are for.
  const local = scripts.filter(({ text }) => LOCAL_WORD.test(text)).length;
  return {
    ok: beyond + undeclared + otherwise + failed === 0 && local <= 1 && scripts.length > 0,
    figures: {
      pages: walk.pages.length,
      scripts: scripts.length,
      cookies: given.join(' '),
      names: [...names].sort().join(' '),
      beyond: beyond + undeclared,
      otherwise,
    },
  };
};

/** A browser's cookies after a first page, of those that it cannot do without. */
const essentialsOf = (first: Answer, declared: readonly CookieRule[]): string => {
  const essential = declared.filter(({ category }) => category === 'essential').map(({ name }) => name);
  const lines = cookiesOf(first).filter((line) => essential.includes(attributesOf(line).get('name') ?? ''));
  return lines.map((line) => line.split(';')[0] ?? '').join('; ');
};

/**
 * `cookies-blocked`: addresses of the whole site, asked by somebody whose browser keeps no cookie at all and by somebody whose browser keeps
 * the essential ones alone; and those that fail, answer the two differently, or are listed and not given (OH-24).
 */
export const readCookiesBlocked = async ({ site, policy }: SiteSources<'cookies'>): Promise<Reading> => {
  const { pages } = await walkSite(site);
  const first = pages[0];
  const cookie = first ? essentialsOf(first, policy.cookies) : '';
  const listed = new Set(pages.filter(({ path }) => path === '/sitemap.xml').flatMap((map) => linksOf(map, site.origin)));
  let failing = 0;
  for (const { path, status } of pages) {
    const again = await site.ask(path, { headers: cookie === '' ? {} : { cookie } });
    await again.body?.cancel();
    if (status >= 500 || again.status !== status || (listed.has(path) && status !== 200)) failing += 1;
  }
  return {
    ok: failing === 0 && listed.size > 0,
    figures: { pages: pages.length, essential: cookie === '' ? 0 : cookie.split('; ').length, failing },
  };
};
