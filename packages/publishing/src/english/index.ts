import { guide } from './guide.ts';
import { legal } from './legal.ts';
import { names } from './names.ts';
import { privacy } from './privacy.ts';

/** Every word of the published pages in English, the language all others are checked against. */
export const english = { ...names, ...privacy, ...guide, ...legal };
