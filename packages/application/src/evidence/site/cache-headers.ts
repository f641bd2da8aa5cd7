import type { Reading } from '../reading.ts';
import { cookiesOf } from './browser-storage.ts';
import { ask, type Answer, type Site } from './site.ts';
import { walkSite } from './walk-site.ts';

/** Whether a cache that serves many people may keep this answer; one that says nothing of it may (RFC 9111, 3 and 4.2.2). */
const isSharable = ({ headers }: Answer): boolean => {
  const said = (headers.get('Cache-Control') ?? '').toLowerCase();
  return !/\b(no-store|private)\b/.test(said);
};

/** Where somebody's own things would be: pictures, their words, their list, with ids that nobody has. */
const NOBODYS_ID = '019a0000-0000-7000-8000-000000000000';
const PERSONAL = [`/images/${NOBODYS_ID}`, `/generations/${NOBODYS_ID}/preview`, '/api/session', '/api/studio', '/_root.data'];

/**
 * `cache-headers`: answers of the whole site that a cache on the way may keep and hand to others; those of them where somebody's own things
 * are served, that come with a cookie, or that two strangers are given differently (NA-18).
 */
export const readCacheHeaders = async ({ site }: { readonly site: Site }): Promise<Reading> => {
  const { pages } = await walkSite(site);
  const personal = await Promise.all(PERSONAL.map((path) => ask(site, path)));
  const sharable = pages.filter(isSharable);
  let personalSharable = personal.filter(isSharable).length;
  for (const answer of sharable) {
    const other = await ask(site, answer.path);
    if (cookiesOf(answer).length > 0 || other.text !== answer.text || answer.status !== 200) personalSharable += 1;
  }
  return {
    ok: personalSharable === 0 && pages.length > 1,
    figures: {
      asked: pages.length + personal.length,
      sharable: sharable
        .map(({ path }) => path)
        .sort()
        .join(' '),
      personal: personalSharable,
    },
  };
};
