import type { Milliseconds } from '@candid/kernel';
import type { ConsentCategory, OptionalUse } from '@candid/policy';
import type { Words } from '../messages/index.ts';

/** A cookie as it is told. `lifetime` null: until the browser closes. */
export interface CookieFact {
  readonly name: string;
  readonly lifetime: Milliseconds | null;
}

/** A question in the reader's words. */
export interface UseText {
  readonly category: ConsentCategory;
  readonly name: string;
  readonly what: string;
  readonly cookies: string;
}

/** Everything that is read before somebody chooses. What is recorded as shown is made of this and nothing else. */
export interface ConsentText {
  readonly title: string;
  readonly lead: string;
  readonly uses: readonly UseText[];
  readonly refuse: string;
  readonly accept: string;
}

/** A name of the policy's that has no words of its own is read as it stands there. */
const spoken = (words: Readonly<Record<string, string>>, name: string): string => words[name] ?? name.replaceAll('_', ' ');

const counting = ({ t }: Words, { analytics, vendors }: OptionalUse): string => {
  const events = {
    page_view: t('consent.event.page'),
    feature_used: t('consent.event.feature'),
    session_length: t('consent.event.length'),
  };
  const told = (analytics?.events ?? []).map((name) => spoken(events, name));
  if (analytics?.mode !== 'consented-third-party') return t('consent.analytics.first', { events: told });
  const details = analytics.parameters.map((name) => spoken({ device_class: t('consent.detail.device') }, name));
  return t('consent.analytics.third', { vendors, events: told, details });
};

/** The names of cookies with how long each lasts; nothing where there are none. */
export const cookiesText = ({ t }: Words, cookies: readonly CookieFact[]): string => {
  const named = cookies.map(({ name, lifetime }) =>
    lifetime === null ? t('consent.cookie.session', { name }) : t('consent.cookie', { name, lifetime }),
  );
  return named.length === 0 ? '' : t('consent.cookies', { cookies: named });
};

/** Writes the question that a policy asks, from its own values (OH-14, HI-16). */
export const consentText = (words: Words, uses: readonly OptionalUse[]): ConsentText => {
  const { t } = words;
  const count = uses.length;
  return {
    title: t('consent.title', { count }),
    lead: t('consent.lead', { count }),
    uses: uses.map((use) => ({
      category: use.category,
      name: t(use.category === 'analytics' ? 'consent.analytics' : 'consent.preference'),
      what: use.category === 'analytics' ? counting(words, use) : t('consent.preference.what'),
      cookies: cookiesText(words, use.cookies),
    })),
    refuse: t('consent.refuse', { count }),
    accept: t('consent.accept', { count }),
  };
};

/** The same as one text, as it is kept with the records that name it. */
export const shownText = ({ title, lead, uses, refuse, accept }: ConsentText): string =>
  [title, lead, ...uses.flatMap(({ name, what, cookies }) => [name, what, cookies]), refuse, accept].join('\n');
