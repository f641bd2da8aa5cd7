import { hydrateDocument } from '@candid/remix-kit/entry-client';
import { createElement } from 'react';
import { loadLanguage } from './messages/load-language.ts';
import { beginSession } from './session/begin-session.ts';
import { SessionProvider } from './session/session-context.tsx';
import { readTheme, ThemeProvider } from './shell/theme.tsx';
import { LanguageProvider } from './shell/words.tsx';

const carriage = beginSession();
// The server decided on the language; its words have to be here before the page comes alive in it.
const language = await loadLanguage(document.documentElement.lang);
// The same for the light, which the server wrote into the document.
const initial = readTheme(document.documentElement.dataset['theme']);
await hydrateDocument((app) => {
  const spoken = createElement(LanguageProvider, { value: language }, app);
  return createElement(SessionProvider, { carriage }, createElement(ThemeProvider, { initial }, spoken));
});
