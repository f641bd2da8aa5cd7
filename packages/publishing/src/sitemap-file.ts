import { LOCALES } from '@candid/messages';
import { escapeXml } from './feed.ts';

/** `sitemap.xml`: each path in each language, with its sisters. */
export const writeSitemap = (origin: string, paths: readonly string[]): string => {
  const address = (path: string, locale: string): string => escapeXml(`${origin}${path}?lang=${locale}`);
  const sisters = (path: string): string[] =>
    LOCALES.map((locale) => `    <xhtml:link rel="alternate" hreflang="${locale}" href="${address(path, locale)}"/>`);
  const urls = paths.flatMap((path) =>
    LOCALES.map((locale) => ['  <url>', `    <loc>${address(path, locale)}</loc>`, ...sisters(path), '  </url>'].join('\n')),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
};

/** `robots.txt`: what belongs to somebody is not for indexes, the rest is. */
export const writeRobots = (origin: string, personalPaths: readonly string[]): string =>
  [
    'User-agent: *',
    ...personalPaths.map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
