import { ask, type Answer, type Site } from './site.ts';

/** Everything that a stranger is answered at the site's addresses, and the scripts and styles that its pages load. */
export interface SiteWalk {
  readonly pages: readonly Answer[];
  readonly files: readonly Answer[];
}

/** A site has some dozens of pages; versions of the policy add to them over the years. */
const MOST_ADDRESSES = 1_000;

const STARTS = ['/', '/sitemap.xml', '/robots.txt', '/.well-known/gpc.json'];
const LINK = /<a\b[^>]*?\shref="([^"]+)"|<loc>([^<]+)<\/loc>|<link\b[^>]*?\shref="([^"]+)"/g;
const FILE_PATH = /\/assets\/[\w.$~-]+\.(?:js|css)/g;
/** How one built script or style names another beside it. */
const BESIDE = /["'(]\.\/([\w.$~-]+\.(?:js|css))["')]/g;
const IS_FILE = /^\/assets\/|\.(svg|ico|png|webp|woff2)$/;

/** Addresses of this site that an answer leads to; without what follows `?`, since that is the same page. */
export const linksOf = ({ text, path }: Answer, origin: URL): readonly string[] =>
  [...text.matchAll(LINK)].flatMap((found) => {
    const target = URL.parse((found[1] ?? found[2] ?? found[3] ?? '').replaceAll('&amp;', '&'), new URL(path, origin));
    return target?.origin === origin.origin && !IS_FILE.test(target.pathname) ? [target.pathname] : [];
  });

const filesOf = ({ text, path }: Answer): readonly string[] => [
  ...(text.match(FILE_PATH) ?? []),
  ...(path.startsWith('/assets/') ? [...text.matchAll(BESIDE)].map((found) => `/assets/${found[1] ?? ''}`) : []),
];

/** Asks for these addresses and for all that their answers lead to, each once. */
const follow = async (
  site: Site,
  starts: readonly string[],
  leadsTo: (answer: Answer) => readonly string[],
): Promise<readonly Answer[]> => {
  const known = new Set(starts);
  const answers: Answer[] = [];
  // A set hands out what is added to it while it is walked.
  for (const path of known) {
    const answer = await ask(site, path);
    answers.push(answer);
    for (const next of leadsTo(answer)) if (known.size < MOST_ADDRESSES) known.add(next);
  }
  return answers;
};

/** Walks the whole site as somebody whom it has not seen before, at each address anew. */
export const walkSite = async (site: Site): Promise<SiteWalk> => {
  const pages = await follow(site, [...STARTS, ...site.paths], (page) => linksOf(page, site.origin));
  const files = await follow(site, [...new Set(pages.flatMap(filesOf))], filesOf);
  return { pages, files };
};
