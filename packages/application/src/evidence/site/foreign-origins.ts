import type { Reading } from '../reading.ts';
import type { Answer, Site } from './site.ts';
import { walkSite, type SiteWalk } from './walk-site.ts';

/** What a document makes a browser fetch by itself: everything with a source, and links that are no mere pointer. */
const SOURCES =
  /<(?!a\b)[a-z]+\b[^>]*?\s(?:src|poster|data|srcset)="([^"]+)"|<link\b(?![^>]*\srel="(?:alternate|canonical)")[^>]*?\shref="([^"]+)"/g;
/** The same of a style. */
const STYLE_SOURCES = /url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g;

const fetchedBy = ({ text, path, headers }: Answer): readonly string[] => {
  const pattern = /html/.test(headers.get('Content-Type') ?? '') ? SOURCES : path.endsWith('.css') ? STYLE_SOURCES : null;
  return pattern ? [...text.matchAll(pattern)].map((found) => found[1] ?? found[2] ?? '') : [];
};

const isForeign = (address: string, path: string, origin: URL): boolean => {
  const target = URL.parse(address.replaceAll('&amp;', '&'), new URL(path, origin));
  return target !== null && !['data:', 'blob:'].includes(target.protocol) && target.origin !== origin.origin;
};

/** Where a form or a frame may lead is no request of a page; the rest names what pages may fetch from. */
const NO_FETCH = /^(form-action|frame-ancestors|base-uri|require-trusted-types-for|trusted-types|report-to|report-uri)$/;
const OWN_SOURCE = /^('(none|self|nonce-[^']+)'|blob:|data:)$/;

/** Sources beyond this site that the answer's Content-Security-Policy lets its page fetch from; one without a policy lets it everywhere. */
const openings = ({ headers }: Answer, origin: URL): readonly string[] => {
  const directives = headers.get('Content-Security-Policy')?.split(';') ?? [];
  const byName = new Map(directives.map((text) => text.trim().split(/\s+/)).map(([name = '', ...sources]) => [name, sources]));
  if (!byName.get('default-src')?.includes("'none'")) return ['*'];
  return [...byName].flatMap(([name, sources]) =>
    NO_FETCH.test(name)
      ? []
      : sources.filter((source) => !OWN_SOURCE.test(source) && URL.parse(source)?.origin !== origin.origin),
  );
};

/** What pages and styles of a walk fetch from other sites, or might: browsers hold each page against its own policy. */
export const foreignTo = (origin: URL, { pages, files }: SiteWalk): readonly string[] => {
  const documents = pages.filter(({ headers }) => /html/.test(headers.get('Content-Type') ?? ''));
  return [
    ...[...documents, ...files].flatMap((answer) =>
      fetchedBy(answer).filter((address) => isForeign(address, answer.path, origin)),
    ),
    ...documents.flatMap((answer) => openings(answer, origin)),
  ];
};

/**
 * `foreign-origins`: pages, scripts and styles of the whole site, what they name of other sites to be fetched, and what their
 * Content-Security-Policy would let them fetch from there (CR-26).
 */
export const readForeignOrigins = async ({ site }: { readonly site: Site }): Promise<Reading> => {
  const walk = await walkSite(site);
  const foreign = [...new Set(foreignTo(site.origin, walk))];
  return {
    ok: foreign.length === 0 && walk.files.length > 0,
    figures: { pages: walk.pages.length, files: walk.files.length, foreign: foreign.length, named: foreign.sort().join(' ') },
  };
};
