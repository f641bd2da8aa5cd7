import { LOCALES } from '@candid/messages';
import { useLocation } from '@remix-run/react';
import { withLanguage } from './carry-language.ts';
import { usePageHandle } from './page-title.tsx';

/** Tells search engines of a public page in every language; without a language in it, the address answers in the reader's own. */
export const Alternates = ({ origin }: { readonly origin: string }) => {
  const { pathname } = useLocation();
  if (usePageHandle()?.handle.isPublic !== true) return null;
  return (
    <>
      {LOCALES.map((locale) => (
        <link key={locale} rel="alternate" hrefLang={locale} href={origin + withLanguage(pathname, locale)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={origin + withLanguage(pathname, null)} />
    </>
  );
};
