import { LANGUAGE_PARAMETER } from '@candid/messages';

/** The parameter of an address that chooses the light of its page. */
export const THEME_PARAMETER = 'theme';

/** Where nothing may be kept, a choice lies in the address, and goes along in every address that its page leads to. */
export const CARRIED_PARAMETERS: readonly string[] = [LANGUAGE_PARAMETER, THEME_PARAMETER];

/** An address with a parameter in it, or without it where `value` is null. Keeps the rest of its query and its anchor. */
export const withParameter = (address: string, name: string, value: string | null): string => {
  const [beforeAnchor = '', anchor] = address.split('#', 2);
  const [path = '', query = ''] = beforeAnchor.split('?', 2);
  const parameters = new URLSearchParams(query);
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  const search = parameters.size > 0 ? `?${parameters.toString()}` : '';
  return `${path}${search}${anchor === undefined ? '' : `#${anchor}`}`;
};
