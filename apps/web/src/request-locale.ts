import { isLocale, isPseudoLocale, LANGUAGE_PARAMETER, negotiateLocale, type AnyLocale } from '@candid/messages';

export interface LocaleRules {
  /** The language a person has chosen before and the policy allows to remember; null where there is none. */
  readonly preferred: string | null;
  /** Whether the made-up languages can be looked at, as in a local start. */
  readonly hasPseudo: boolean;
}

/** The language of a request: what its address says, else what the person chose before, else what the browser asks for. */
export const localeOf = (request: Pick<Request, 'url' | 'headers'>, { preferred, hasPseudo }: LocaleRules): AnyLocale => {
  const chosen = new URL(request.url).searchParams.get(LANGUAGE_PARAMETER);
  if (isLocale(chosen) || (hasPseudo && isPseudoLocale(chosen))) return chosen;
  return isLocale(preferred) ? preferred : negotiateLocale(request.headers.get('Accept-Language'));
};
