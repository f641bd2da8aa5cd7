import { hydrateDocument } from '@candid/remix-kit/entry-client';
import { createElement } from 'react';
import { WordsProvider } from './words.tsx';

const language = document.documentElement.lang;
await hydrateDocument((app) => createElement(WordsProvider, { language }, app));
