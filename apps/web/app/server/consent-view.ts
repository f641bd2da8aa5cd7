import { createHash } from 'node:crypto';
import type { ConsentState } from '@candid/accounts';
import type { AnyLocale } from '@candid/messages';
import { CLOSED_BY_GPC, optionalUses, type ConsentCategory, type OptionalUse, type PolicyDefinition } from '@candid/policy';
import type { AppLoadContext } from '@remix-run/node';
import { consentText, shownText, type CookieFact } from '../consent/consent-text.ts';
import { createWords } from '../messages/index.ts';
import { languages } from '../messages/languages.server.ts';

/** What a page knows of the question and of its reader's answer. */
export interface ConsentView {
  readonly uses: readonly OptionalUse[];
  /** Of those, what the browser's signal has refused already. */
  readonly closed: readonly ConsentCategory[];
  /** Names the text that is shown. */
  readonly wording: string;
  readonly isToBeAsked: boolean;
}

/** A choice as its receipt shows it; `isCurrent` false where what is asked has changed since. */
export interface ChoiceView {
  readonly state: ConsentState;
  readonly outcomes: Readonly<Partial<Record<ConsentCategory, string>>>;
  readonly decidedAt: string | null;
  readonly facts: string | null;
  readonly isCurrent: boolean;
}

type Asking = Pick<PolicyDefinition, 'cookies' | 'analytics' | 'recipients'>;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const wordingIn = (policy: Asking, locale: AnyLocale): string =>
  shownText(consentText(createWords('UTC', languages[locale]), optionalUses(policy)));

/** The text of a name that a form brought, as one of our languages shows it now; null for any other. */
export const wordingOf = (policy: Asking, hash: string): { readonly locale: string; readonly text: string } | null => {
  const locales = Object.keys(languages) as AnyLocale[];
  const shown = locales.map((locale) => ({ locale, text: wordingIn(policy, locale) }));
  return shown.find(({ text }) => hashOf(text) === hash) ?? null;
};

/** @returns null where the policy asks nobody */
export const consentView = ({ consent, policy, locale }: AppLoadContext): ConsentView | null =>
  consent.asks.length === 0
    ? null
    : {
        uses: optionalUses(policy),
        closed: consent.signalsGpc ? CLOSED_BY_GPC.filter((category) => consent.asks.includes(category)) : [],
        wording: hashOf(wordingIn(policy, locale)),
        isToBeAsked: consent.isToBeAsked,
      };

/** What stands for whoever asks, as far as anything was chosen. */
export const choiceView = ({ consent }: AppLoadContext): ChoiceView => ({
  state: consent.state,
  outcomes: consent.decision?.outcomes ?? {},
  decidedAt: consent.decision?.decidedAt.toISOString() ?? null,
  facts: consent.decision?.terms ?? null,
  isCurrent: consent.isCurrent,
});

/** The essential cookies of the policy, which nobody is asked about. */
export const essentialCookies = ({ cookies }: Asking): readonly CookieFact[] =>
  cookies.filter(({ category }) => category === 'essential').map(({ name, lifetime }) => ({ name, lifetime }));
