import { createDocumentHandler } from '@candid/remix-kit/entry-server';
import { createElement } from 'react';
import { languages } from './messages/languages.server.ts';
import { LanguageProvider } from './shell/words.tsx';

/** Every document in the language of its request; caches keep one for each. */
export default createDocumentHandler({
  around: (app, { locale }) => createElement(LanguageProvider, { value: languages[locale] }, app),
  addHeaders: (headers, { locale }) => {
    headers.set('Content-Language', locale);
  },
});
