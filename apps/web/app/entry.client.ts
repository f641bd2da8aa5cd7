import { hydrateDocument } from '@candid/remix-kit/entry-client';
import { createElement } from 'react';
import { loadLanguage } from './messages/load-language.ts';
import { LanguageProvider } from './shell/words.tsx';

// The server decided on the language; its words have to be here before the page comes alive in it.
const language = await loadLanguage(document.documentElement.lang);
hydrateDocument((app) => createElement(LanguageProvider, { value: language }, app));
