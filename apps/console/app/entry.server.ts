import { createDocumentHandler } from '@candid/remix-kit/entry-server';
import { createElement } from 'react';
import { WordsProvider } from './words.tsx';

/** Every document in the language of its request. */
export default createDocumentHandler({
  around: (app, { console: { locale } }) => createElement(WordsProvider, { language: locale }, app),
  addHeaders: (headers, { console: { locale } }) => {
    headers.set('Content-Language', locale);
    headers.append('Vary', 'Accept-Language');
  },
});
