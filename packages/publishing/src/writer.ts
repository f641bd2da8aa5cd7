import {
  createTranslator,
  isPseudoLocale,
  pseudoTranslation,
  type AnyLocale,
  type ParamsOf,
  type TranslationOf,
  type Translator,
} from '@candid/messages';
import type { PageName, PolicyDefinition, Recipient } from '@candid/policy';
import type { Block, Run, Runs } from './document.ts';
import { english } from './english/index.ts';
import { german } from './german/index.ts';
import { germanPhrases } from './german/phrases.ts';
import type { Site } from './site.ts';

type Texts = typeof english;
type Key = keyof Texts;
type Arguments<K extends Key> = unknown extends ParamsOf<Texts[K]> ? [] : [params: ParamsOf<Texts[K]>];

/** What every renderer gets: the facts, and the words to state them in. */
export interface Writer {
  readonly policy: PolicyDefinition;
  readonly site: Site;
  readonly locale: AnyLocale;
  readonly t: Translator<Texts>['t'];
  /** Words with their links. */
  runs<K extends Key>(key: K, ...args: Arguments<K>): Runs;
  /** A paragraph. */
  text<K extends Key>(key: K, ...args: Arguments<K>): Block;
  /** Free text of a policy, where its language is known here. */
  phrase(text: string): string;
  list(texts: readonly string[]): string;
  vendor(recipient: Pick<Recipient, 'vendor'>): string;
  has(page: PageName): boolean;
}

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Where a link in a text leads: a letter, another site, or a page of this one; null for a page that the policy does not have. */
const targetOf = (target: string, pages: readonly PageName[]): string | null => {
  if (/^(https:|mailto:)/.test(target)) return target;
  const [page] = target.split('/');
  return pages.some((one) => one === page) ? `/${target}` : null;
};

/** Takes the links out of a text; one that leads nowhere here stays as words. */
export const readLinks = (text: string, pages: readonly PageName[]): Runs => {
  const runs: Run[] = [];
  let read = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, words = '', target = ''] = match;
    const href = targetOf(target, pages);
    runs.push(text.slice(read, match.index), href === null ? words : { text: words, href });
    read = match.index + whole.length;
  }
  return [...runs, text.slice(read)].filter((run) => run !== '');
};

const translationOf = (locale: AnyLocale): Partial<TranslationOf<Texts>> => {
  if (isPseudoLocale(locale)) return pseudoTranslation(english, locale);
  return locale === 'de' ? german : {};
};

const spoken = (text: string): string => text.replaceAll(/[-_]/g, ' ');

/** What the shipped policies call whoever runs the service; where that is known, it is named. */
const OPERATOR = 'the operator';

/** Writes in a language, about a policy and an installation. Dates are those of UTC: a date is the same for every reader. */
export const createWriter = (policy: PolicyDefinition, site: Site, locale: AnyLocale): Writer => {
  const { t, format } = createTranslator(locale, english, { translation: translationOf(locale), timeZone: 'UTC' });
  const phrase: Writer['phrase'] = (text) =>
    (locale === 'de' ? (germanPhrases[spoken(text)] ?? germanPhrases[text]) : undefined) ?? spokenUnlessSentence(text);
  const runs: Writer['runs'] = (key, ...args) => readLinks((t as (...all: unknown[]) => string)(key, ...args), policy.pages);
  return {
    policy,
    site,
    locale,
    t,
    runs,
    text: (key, ...args) => ({ kind: 'text', runs: runs(key, ...args) }),
    phrase,
    list: format.list,
    vendor: ({ vendor }) => (vendor === OPERATOR ? (site.operator?.name ?? phrase(vendor)) : vendor),
    has: (page) => policy.pages.includes(page),
  };
};

/** Identifiers such as `page_view` are read as words; a sentence stays as it was written. */
const spokenUnlessSentence = (text: string): string => (text.includes(' ') ? text : spoken(text));
