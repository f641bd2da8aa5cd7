import { createDocumentHandler } from '@candid/remix-kit/entry-server';
import { createElement } from 'react';
import { languages } from './messages/languages.server.ts';
import { ThemeProvider } from './shell/theme.tsx';
import { LanguageProvider } from './shell/words.tsx';

/** Every document in the language and the light of its request; caches keep one for each. */
export default createDocumentHandler({
  around: (app, { locale, preferences: { theme } }) =>
    createElement(ThemeProvider, { initial: theme }, createElement(LanguageProvider, { value: languages[locale] }, app)),
  addHeaders: (headers, { locale }) => {
    headers.set('Content-Language', locale);
  },
});
