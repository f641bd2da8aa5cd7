import { LANGUAGE_PARAMETER } from '@candid/messages';
import { useLocation } from '@remix-run/react';
import { CARRIED_PARAMETERS, withParameter } from './carried-parameters.ts';

/** An address with the language in it, or without one where `locale` is null. */
export const withLanguage = (address: string, locale: string | null): string =>
  withParameter(address, LANGUAGE_PARAMETER, locale);

/** What the present address chooses of language and light, by the names of its parameters. */
export const useCarriedParameters = (): readonly (readonly [string, string])[] => {
  const here = new URLSearchParams(useLocation().search);
  return CARRIED_PARAMETERS.flatMap((name) => {
    const value = here.get(name);
    return value === null ? [] : [[name, value] as const];
  });
};

/** Lets what the present address chooses (language and light) go along in an address of this site. */
export const useCarriedLanguage = (): ((address: string) => string) => {
  const carried = useCarriedParameters();
  return (address) => carried.reduce((going, [name, value]) => withParameter(going, name, value), address);
};
