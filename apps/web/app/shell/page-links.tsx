import { ButtonLink } from '@candid/ui';
import { Link, useLinkClickHandler } from '@remix-run/react';
import type { ComponentProps } from 'react';
import { useCarriedLanguage, useCarriedParameters } from './carry-language.ts';

/** A link to a page of this site that looks like a button; what the address chooses goes along. */
export const PageButton = ({ href, ...rest }: ComponentProps<typeof ButtonLink> & { readonly href: string }) => (
  <ButtonLink {...rest} href={useCarriedLanguage()(href)} />
);

/** The same, which keeps this page alive: what is held in its memory goes along too, such as a draft. */
export const StayingButton = ({ href, ...rest }: ComponentProps<typeof ButtonLink> & { readonly href: string }) => {
  const to = useCarriedLanguage()(href);
  return <ButtonLink {...rest} href={to} onClick={useLinkClickHandler(to)} />;
};

/** A link to a page of this site; what the address chooses goes along. */
export const PageLink = ({ to, ...rest }: Omit<ComponentProps<typeof Link>, 'to'> & { readonly to: string }) => (
  <Link {...rest} to={useCarriedLanguage()(to)} />
);

/** A form that a page of this site answers, in the language and light of the present one; it works without script. */
export const PageForm = ({ action, ...rest }: ComponentProps<'form'> & { readonly action: string }) => (
  <form method="post" {...rest} action={useCarriedLanguage()(action)} />
);

/** What goes along in a form that asks by its address: such a form replaces the whole query. */
export const CarriedFields = () =>
  useCarriedParameters().map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
