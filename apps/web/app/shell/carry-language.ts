import { useLocation } from '@remix-run/react';

const PARAMETER = 'lang';

/** An address with the language in it, or without one where `locale` is null. Keeps its query and its anchor. */
export const withLanguage = (address: string, locale: string | null): string => {
  const [beforeAnchor = '', anchor] = address.split('#', 2);
  const [path = '', query = ''] = beforeAnchor.split('?', 2);
  const parameters = new URLSearchParams(query);
  if (locale === null) parameters.delete(PARAMETER);
  else parameters.set(PARAMETER, locale);
  const search = parameters.size > 0 ? `?${parameters.toString()}` : '';
  return `${path}${search}${anchor === undefined ? '' : `#${anchor}`}`;
};

/** Where nothing may be stored, a chosen language goes along in the addresses that a page leads to. */
export const useCarriedLanguage = (): ((address: string) => string) => {
  const chosen = new URLSearchParams(useLocation().search).get(PARAMETER);
  return (address) => (chosen === null ? address : withLanguage(address, chosen));
};
