import type { PolicySource } from '../../define.ts';
import { commitments } from './commitments.ts';
import { german } from './german.ts';
import { parameters, type CreditsParameters } from './parameters.ts';

/** `credits`: credits, a free first picture, and no cookie. */
export const credits: PolicySource<CreditsParameters> = { parameters, commitments, translations: { de: german } };
