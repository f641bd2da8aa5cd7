import type { Preferences } from '@candid/accounts';
import type { PeopleApi } from '@candid/application';
import { isLocale, type AnyLocale, type Locale } from '@candid/messages';
import type { Clock } from '@candid/kernel';
import type { CookieRule, PolicyDefinition } from '@candid/policy';
import { createSealedCookie, type CookieSecret, type RequestKit } from '@candid/remix-kit';
import { THEME_PARAMETER } from '../app/shell/carried-parameters.ts';
import type { RequestSession } from './request-session.ts';

/** Where a chosen language and light stay: `address`: in the addresses of pages; `page`: in the page, until it is loaded anew. */
export type PreferencePlace = 'account' | 'cookie' | 'address' | 'page';

/** How the sender of a request wants pages to look and speak (HI-16). */
export interface RequestPreferences {
  readonly place: PreferencePlace;
  /** What was chosen before and is kept; null: as the browser has it. */
  readonly kept: Preferences;
  /** The light of this request: what its address says, else what is kept. */
  readonly theme: Preferences['theme'];
  /** Keeps what is named of a choice. @returns where; `address`: nowhere, so it has to go along */
  keep(chosen: Partial<Preferences>): Promise<PreferencePlace>;
  /** Lets a browser that has just been allowed to remember do so, beginning with how pages are now. */
  begin(locale: AnyLocale): void;
}

/** Whoever sends a request, and what they agreed to. */
export interface Sender {
  readonly session: Pick<RequestSession, 'account' | 'subjectId'>;
  readonly consent: { allows(category: 'preference'): boolean };
}

export interface PreferenceOptions {
  readonly policy: Pick<PolicyDefinition, 'cookies' | 'categories' | 'sessions'>;
  readonly people: Pick<PeopleApi, 'keepPreferences'> | null;
  readonly secrets: readonly CookieSecret[];
  readonly origin: URL;
  readonly clock: Clock;
}

const NONE: Preferences = { language: null, theme: null };

const readLight = (value: unknown): Preferences['theme'] => (value === 'light' || value === 'dark' ? value : null);
const readLanguage = (value: unknown): Locale | null => (isLocale(value) ? value : null);

const parse = (value: unknown): Preferences | null => {
  if (typeof value !== 'object' || value === null || !('language' in value) || !('theme' in value)) return null;
  return { language: readLanguage(value.language), theme: readLight(value.theme) };
};

/** Where nothing can be kept on a server, and nothing shall be sent to it: the page's own. */
export const pageOnly: RequestPreferences = {
  place: 'page',
  kept: NONE,
  theme: null,
  keep: () => Promise.resolve('page'),
  begin: () => undefined,
};

/** The cookie that remembers a choice; null where the policy declares none. */
const ruleOf = ({ cookies }: PreferenceOptions['policy']): CookieRule | null =>
  cookies.find(({ category }) => category === 'preference') ?? null;

const addressTheme = ({ url }: Request): Preferences['theme'] | undefined => {
  const said = new URL(url).searchParams.get(THEME_PARAMETER);
  return said === null ? undefined : readLight(said);
};

/** Finds what the sender of a request keeps: with their account, else in a declared cookie that they allow. */
export const createRequestPreferences = (options: PreferenceOptions) => {
  const { policy, people } = options;
  const rule = ruleOf(policy);
  const cookie =
    rule &&
    createSealedCookie<Preferences>({
      ...options,
      name: rule.name,
      lifetime: rule.lifetime,
      sealedFor: policy.sessions.anonymous.lifetime,
      sameSite: 'Lax',
      parse,
    });
  const keepsWithAccount = people !== null && policy.categories.includes('preference');
  return (request: Request, kit: RequestKit, { session, consent }: Sender): RequestPreferences => {
    const account = keepsWithAccount ? session.account : null;
    const isAllowed = rule !== null && (rule.setAt !== 'consent' || consent.allows('preference'));
    const remembered = isAllowed ? (cookie?.read(request.headers) ?? null) : null;
    const kept = account?.preferences ?? remembered ?? NONE;
    const place = account ? 'account' : isAllowed ? 'cookie' : 'address';
    const said = addressTheme(request);
    const theme = said === undefined ? kept.theme : said;
    const write = (chosen: Preferences): void => {
      if (cookie && isAllowed) kit.setCookie(cookie.write(chosen));
    };
    return {
      place,
      kept,
      theme,
      keep: async (chosen) => {
        if (account) await people?.keepPreferences(session.subjectId, chosen);
        write({ ...kept, ...chosen });
        return place;
      },
      begin: (locale) => {
        if (rule?.setAt === 'consent' && remembered === null) write({ language: readLanguage(locale), theme });
      },
    };
  };
};
