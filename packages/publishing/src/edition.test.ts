import { duration } from '@candid/kernel';
import { definePolicy, policies, sources } from '@candid/policy';
import { expect, test } from 'vitest';
import { editionOf, hashOf } from './edition.ts';
import { writeFeed } from './feed.ts';
import { writeRobots, writeSitemap } from './sitemap-file.ts';
import { testSite } from './testing.ts';

const policy = policies['one-hour'];

test('OH-22 NA-16: a version is known by the hash of what it says, in every language', () => {
  const { parameters, commitments, translations } = sources['one-hour'];
  const result = { ...parameters.retention.result, lifetime: duration.minutes(7) };
  const other = definePolicy({
    commitments,
    translations: translations ?? {},
    parameters: { ...parameters, retention: { ...parameters.retention, result } },
  });
  const first = editionOf(policy, testSite);
  expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf(first.texts)).toBe(first.hash);
  expect(editionOf(policy, testSite).hash).toBe(first.hash);
  expect(editionOf(other, testSite).hash).not.toBe(first.hash);
  expect(editionOf(policy, { ...testSite, operator: null }).hash).not.toBe(first.hash);
  expect(first.texts.de.privacy?.[0]).toEqual({ as: 'title', text: 'Datenschutzerklärung' });
});

test('a day that passes and a stand-in make no new version', () => {
  const later = { ...testSite, now: new Date('2030-01-01'), standIns: ['openai'] };
  expect(editionOf(policy, later).hash).toBe(editionOf(policy, testSite).hash);
});

test('the feed says the newest day and carries any text safely', () => {
  const entry = {
    id: 'urn:1',
    title: '<b>"A" & B</b>\u0000',
    summary: "it's",
    link: 'https://a.example/?a=1&b=2',
    at: new Date(5_000),
  };
  const feed = writeFeed({ id: 'urn:0', title: 'T', author: 'A', locale: 'en', self: 'https://a.example/f', entries: [entry] });
  expect(feed).toContain('<title>&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</title>');
  expect(feed).toContain('href="https://a.example/?a=1&amp;b=2"');
  expect(feed).toContain('  <updated>1970-01-01T00:00:05.000Z</updated>\n  <link rel="self"');
});

test('the site map names each path in each language, and robots are told what is nobody else’s', () => {
  const map = writeSitemap('https://a.example', ['/privacy']);
  expect(map.match(/<loc>[^<]+<\/loc>/g)).toEqual([
    '<loc>https://a.example/privacy?lang=en</loc>',
    '<loc>https://a.example/privacy?lang=de</loc>',
  ]);
  expect(map.match(/<xhtml:link/g)).toHaveLength(4);
  expect(writeRobots('https://a.example', ['/account'])).toBe(
    'User-agent: *\nDisallow: /account\nAllow: /\n\nSitemap: https://a.example/sitemap.xml\n',
  );
});
