import type { TranslationOf } from '@candid/messages';
import type { english } from '../english/index.ts';
import { germanGuide } from './guide.ts';
import { germanLegal } from './legal.ts';
import { germanNames } from './names.ts';
import { germanPrivacy } from './privacy.ts';

/** The published pages in German. */
export const german: TranslationOf<typeof english> = { ...germanNames, ...germanPrivacy, ...germanGuide, ...germanLegal };
