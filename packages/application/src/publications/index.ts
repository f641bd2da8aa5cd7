/** What a program without a database needs of the composition: the published texts, and the change that is told of. */
export { createChanges } from '../announcing/changes.ts';
export { knownTexts } from './known-texts.ts';
export { keepText, putBackTexts, readTextFolder } from './text-folder.ts';
