import { duration } from '@candid/kernel';
import { compareCatalogues, LOCALES, PSEUDO_LOCALES, type Catalogue } from '@candid/messages';
import { definePolicy, PAGE_NAMES, policies, sources, type PageName, type PolicyDefinition } from '@candid/policy';
import { describe, expect, test } from 'vitest';
import { textLinesOf, type PublishedDocument, type Runs } from './document.ts';
import { english } from './english/index.ts';
import { german } from './german/index.ts';
import { germanPhrases } from './german/phrases.ts';
import { pageTitles, publish } from './publish.ts';
import type { Offers, Site } from './site.ts';
import { testSite } from './testing.ts';

const linesOf = (document: PublishedDocument): string[] => textLinesOf(document).map(({ text }) => text);

const all = Object.values(policies);
const read = (page: PageName, policy: PolicyDefinition, site: Site = testSite, locale: 'en' | 'de' = 'en'): string =>
  linesOf(publish(page, { policy, site, locale })).join('\n');

const nothingYet: Offers = { accounts: false, payments: false, analytics: false, newsletter: false, preferences: false };
const bare: Site = { ...testSite, operator: null, offers: nothingYet };

const runsOf = (document: PublishedDocument): Runs[] => [
  document.lead,
  ...document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): Runs[] => {
      if (block.kind === 'text') return [block.runs];
      if (block.kind === 'list') return [...block.items];
      if (block.kind === 'table') return block.rows.flat();
      return [];
    }),
  ),
];

describe('every page of every policy', () => {
  test.each(all.flatMap((policy) => [...LOCALES, ...PSEUDO_LOCALES].map((locale) => ({ policy, locale, id: policy.id }))))(
    'is whole: $id in $locale',
    ({ policy, locale }) => {
      for (const site of [testSite, bare]) {
        for (const page of PAGE_NAMES) {
          const document = publish(page, { policy, site, locale });
          const lines = linesOf(document);
          expect(
            lines.filter((line) => /undefined|null|NaN|\[object|\{|\}|\]\(/.test(line)),
            page,
          ).toEqual([]);
          if (policy.pages.includes(page))
            expect(
              lines.filter((line) => / [,.;:!]|[,;] *$/.test(line)),
              `${page}: a list of nothing`,
            ).toEqual([]);
          expect(
            lines.filter((line) => line.trim() === ''),
            page,
          ).toEqual([]);
          const anchors = document.sections.map(({ id }) => id);
          expect(new Set(anchors).size, page).toBe(anchors.length);
        }
      }
    },
  );

  test.each(all)('leads only to pages that exist: $id', (policy) => {
    for (const page of policy.pages) {
      const links = runsOf(publish(page, { policy, site: testSite, locale: 'de' }))
        .flat()
        .flatMap((run) => (typeof run === 'string' || !run.href.startsWith('/') ? [] : [run.href]));
      const others = ['/', '/privacy/versions', '/consent', '/newsletter', '/report', '/sign-in'];
      const known = [...others, ...policy.pages.map((one) => `/${one}`)];
      expect(
        links.filter((href) => !known.includes(href)),
        page,
      ).toEqual([]);
    }
  });

  test.each(all)('says each commitment once, under its id: $id', (policy) => {
    const { sections } = publish('privacy', { policy, site: testSite, locale: 'en' });
    const said = sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'promise' ? [block.id] : [])));
    expect(said.toSorted()).toEqual(policy.commitments.map(({ id }) => id).toSorted());
  });

  test.each(all)('has a title: $id', (policy) => {
    const titles = pageTitles({ policy, site: testSite, locale: 'de' });
    expect(titles.map(({ page }) => page)).toEqual(policy.pages);
  });
});

describe('German', () => {
  test('has every text, with the same parameters', () => {
    expect(compareCatalogues(english, german)).toEqual({ missing: [], unknown: [], differing: [] });
  });

  test('has every free text of the shipped policies', () => {
    const spoken = (text: string): string => text.replaceAll(/[-_]/g, ' ');
    const texts = all.flatMap((policy) => [
      ...policy.recipients.map(({ agreement }) => agreement),
      ...policy.rights.jurisdictions.map(({ name }) => name),
      ...(policy.payments ? [...policy.payments.keepsFromOrder, ...policy.payments.keepsFromProvider].map(spoken) : []),
      ...(policy.analytics
        ? [...policy.analytics.events, ...policy.analytics.parameters, ...policy.analytics.totals].map(spoken)
        : []),
    ]);
    expect([...new Set(texts)].filter((text) => !Object.hasOwn(germanPhrases, text))).toEqual([]);
  });
});

describe('a policy with odd values', () => {
  const { parameters, commitments, translations } = sources['one-hour'];
  const odd = definePolicy({
    commitments,
    ...(translations && { translations }),
    parameters: {
      ...parameters,
      version: '2031-02-03',
      retention: {
        ...parameters.retention,
        result: { ...parameters.retention.result, lifetime: duration.minutes(7), sweepWithin: duration.seconds(23) },
        correspondence: { lifetime: duration.days(17), from: 'closed', purpose: 'support' },
      },
      limits: {
        ...parameters.limits,
        maxReferences: 5,
        freeImages: 19,
        generationsPerSession: { count: 19, per: duration.minutes(41) },
      },
      cookies: parameters.cookies.filter(({ category }) => category !== 'analytics'),
      recipients: parameters.recipients.filter(({ role }) => role !== 'analytics'),
      analytics: { ...parameters.analytics, mode: 'aggregate-only' as never, minimumGroup: 29 },
      children: { ...parameters.children, minimumAge: 37, eraseWithin: duration.hours(31) },
      rights: { ...parameters.rights, answerWithin: duration.days(11), grace: duration.days(2), eraseWithin: duration.days(12) },
    },
  });

  test.each(['en', 'de'] as const)('renders true pages: its numbers, and none of the shipped ones (%s)', (locale) => {
    const pages = odd.pages.map((page) => read(page, odd, testSite, locale)).join('\n');
    const times =
      locale === 'en'
        ? ['7 minutes', '23 seconds', '17 days', '41 minutes', '11 days', '31 hours']
        : ['7 Minuten', '23 Sekunden', '17 Tage', '41 Minuten', '11 Tagen'];
    for (const time of times) expect(pages, time).toContain(time);
    expect(pages).toContain(locale === 'en' ? 'February 3, 2031' : '3. Februar 2031');
    expect(pages).not.toContain('Google Analytics');
    expect(pages).not.toContain('_ga');
    const shipped = locale === 'en' ? ['1 hour ', '72 hours', 'under 13', 'April'] : ['1 Stunde ', 'unter 13', 'April'];
    for (const number of shipped) expect(pages, number).not.toContain(number);
  });

  /** Every number that a policy holds, in each unit it can be said in. */
  const numbersIn = (value: unknown): number[] => {
    if (typeof value === 'number')
      return [value, ...[1_000, 60_000, 3_600_000, 86_400_000, 365 * 86_400_000].map((unit) => value / unit)];
    if (typeof value === 'string') return [...value.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    if (Array.isArray(value)) return [value.length, ...value.flatMap(numbersIn)];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
  };

  test.each([...all, odd])('each number on a page is one of the policy: $id $version', (policy) => {
    const { commitments: said, ...values } = policy;
    // Articles of the GDPR are called by their numbers; a span can be said in two units; a review is due by the calendar.
    const known = new Set([
      ...numbersIn(values).map(Math.floor),
      6,
      1,
      ...numbersIn(new Date(Date.parse(policy.version) + policy.reviewEvery).toISOString()),
    ]);
    const groups = new Set(policy.cookies.map(({ category }) => category)).size;
    known.add(groups);
    known.add(100);
    known.add(100 * (policy.onDevice?.previewShare ?? 0));
    known.add(policy.cookies.length);
    for (const id of said.map((one) => Number(one.id.split('-')[1]))) known.add(id);
    for (const locale of LOCALES) {
      for (const page of policy.pages) {
        const lines = linesOf(publish(page, { policy, site: testSite, locale }));
        const strange = lines.flatMap((line) =>
          [...line.replaceAll(/(\d)[.,](\d{3})\b/g, '$1$2').matchAll(/\d+/g)]
            .filter(([digits]) => !known.has(Number(digits)) && !isRest(Number(digits), policy))
            .map(([digits]) => `${digits} in: ${line}`),
        );
        expect(strange, `${page} ${locale}`).toEqual([]);
      }
    }
  });

  /** What is left of a span after its larger unit, as the 5 of "1 day, 5 hours". */
  const isRest = (number: number, policy: PolicyDefinition): boolean => {
    const { commitments: _said, ...values } = policy;
    const spans = numbersIn(values).filter((value) => value >= 60_000);
    return spans.some((span) =>
      [86_400_000, 3_600_000, 60_000, 1_000].some((unit) => Math.floor(span / unit) % 24 === number && span % unit === 0),
    );
  };
});

test.each(['en', 'de'] as const)(
  'the FAQ and the privacy policy say the same of backups that still open what is deleted: %s',
  (locale) => {
    const base = policies['one-hour'];
    const policy = { ...base, security: { ...base.security, keyringBackupWindow: duration.days(19) } };
    const said = locale === 'en' ? 'reach back 19 days' : 'reichen 19 Tage zurück';
    for (const page of ['faq', 'privacy'] as const) expect(read(page, policy, testSite, locale)).toContain(said);
  },
);

describe('what is not in use yet is said to be so', () => {
  test('nothing is sold where nothing can be bought', () => {
    const policy = policies.credits;
    expect(read('pricing', policy, bare)).toContain('Nothing can be bought here yet');
    expect(read('refunds', policy, bare)).toContain('Nothing can be bought here yet');
    expect(read('pricing', policy)).not.toContain('yet');
    expect(read('sub-processors', policy, bare)).toContain('Payment (not in use here yet) | Stripe');
    expect(read('sub-processors', policy)).toContain('Payment | Stripe');
  });

  test('what may be made is free while nothing can be bought, also without an allowance', () => {
    expect(read('pricing', policies.history, bare)).toContain('60 pictures in 1 hour, for any visitor.');
    expect(read('pricing', policies.history)).toContain('no free allowance');
  });

  test('nothing is said to be not counted where totals are kept, and no size of groups where none are', () => {
    for (const policy of [policies.credits, policies.history])
      expect(read('privacy', policy)).toContain('by kind, quality, and outcome');
    expect(read('privacy', policies.credits, bare)).not.toContain('nothing is counted');
    expect(read('privacy', policies['one-hour'], bare)).toContain('nothing is counted');
    expect(read('privacy', policies['one-hour'])).not.toContain('Groups of fewer');
  });

  test('the cookie that remembers an answer comes with either, the others with a yes', () => {
    expect(read('cookies', policies.history)).toMatch(/\ncandid_consent \| .* \| when you answer, with a yes or a no\n/);
    expect(read('cookies', policies.history)).toMatch(/\ncandid_usage \| .* \| only after you agree\n/);
  });

  test('the sitemap lists what is beside the published pages, where it is there', () => {
    const beside = ['Cookie choices', 'News by mail', 'Tell us of a child', 'Sign in'];
    const listed = (policy: PolicyDefinition, site?: Site): string[] =>
      beside.filter((name) => read('sitemap', policy, site).split('\n').includes(`• ${name}`));
    expect(listed(policies.history)).toEqual(beside);
    expect(listed(policies['one-hour'], bare)).toEqual(['Cookie choices', 'Tell us of a child']);
    expect(listed(policies['no-account'])).toEqual(['Tell us of a child']);
    expect(listed(policies['on-device'])).toEqual([]);
  });

  test('a cookie that nothing sets is said to be not set', () => {
    expect(read('cookies', policies['one-hour'], bare)).toContain('_ga (not set here yet)');
    expect(read('cookies', policies['one-hour'])).toContain('\n_ga | analytics');
  });
});

describe('commitments on pages', () => {
  test('OH-23: the model, whose policies apply, and how long the provider keeps data', () => {
    const page = read('sub-processors', policies['one-hour']);
    expect(page).toContain('GPT Image by OpenAI');
    expect(page).toContain('OpenAI: keeps it for up to 30 days');
    expect(page).toContain('Google: as its own policy says');
  });

  test('CR-14: each purpose with its data and its ground', () => {
    const page = read('privacy', policies.credits);
    for (const { purpose, bases, categories } of policies.credits.purposes) {
      const row = page.split('\n').find((line) => line.startsWith(`${english[`purpose.${purpose}`]} | `)) ?? '';
      for (const category of categories) expect(row, purpose).toContain(english[`category.${category}`]);
      for (const basis of bases) expect(row, purpose).toContain(english[`basis.${basis}`]);
    }
  });

  test('CR-16: each recipient with task, data and region', () => {
    const lines = read('sub-processors', policies.credits).split('\n');
    for (const one of policies.credits.recipients) {
      const row = lines.find(
        (line) => line.startsWith(`${english[`role.${one.role}`]} | `) && line.endsWith(english[`region.${one.region}`]),
      );
      for (const category of one.receives) expect(row, one.role).toContain(english[`category.${category}`]);
    }
  });

  test('HI-25 CR-18: each recipient with its transfer mechanisms', () => {
    const lines = read('sub-processors', policies.history).split('\n');
    expect(lines).toContain(
      'Making pictures | standard contractual clauses | standard clauses with the UK addendum | standard clauses with the Swiss addendum | data processing addendum; API data is not used for training',
    );
  });

  test('CR-36: the service is said to be independent of OpenAI', () => {
    for (const page of ['terms', 'faq'] as const) {
      expect(read(page, policies.credits)).toContain('independent and not affiliated with OpenAI');
      expect(read(page, policies.credits, testSite, 'de')).toContain('unabhängig und nicht mit OpenAI verbunden');
    }
  });

  test('OD-19: the day of the next review, and that it is overdue once it is past', () => {
    const policy = policies['on-device'];
    const due = new Date(Date.parse(policy.version) + policy.reviewEvery);
    expect(read('privacy', policy, { ...testSite, now: due })).toContain('the next review is due on');
    expect(read('privacy', policy, { ...testSite, now: new Date(due.getTime() + 1) })).toContain('is overdue');
  });
});

test('no catalogue text goes unused', async () => {
  const { globSync, readFileSync } = await import('node:fs');
  const sources_ = globSync('**/*.ts', { cwd: import.meta.dirname, exclude: ['english/**', 'german/**', '**/*.test.ts'] })
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
    .join('\n');
  const dynamic =
    /^(category|purpose|basis|role|region|mechanism|right|cookieCategory|occasion|area|letter|page|held|from|use\.never|ip\.notice|showcase)\./;
  const catalogue: Catalogue = english;
  expect(Object.keys(catalogue).filter((key) => !dynamic.test(key) && !sources_.includes(`'${key}'`))).toEqual([]);
});

test('CR-04: the row of whoever makes the pictures says that those to start from go there', () => {
  const document = publish('sub-processors', { policy: policies.credits, site: testSite, locale: 'en' });
  const rows = document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])));
  const row = rows.map((cells) => JSON.stringify(cells)).find((cells) => cells.startsWith('[["Making pictures"'));
  expect(row).toContain('reference images and masks');
});
