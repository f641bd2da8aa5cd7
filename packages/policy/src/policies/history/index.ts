import type { PolicySource } from '../../define.ts';
import { commitments } from './commitments.ts';
import { german } from './german.ts';
import { parameters, type HistoryParameters } from './parameters.ts';

/** `history`: accounts that keep their pictures for a limited time. */
export const history: PolicySource<HistoryParameters> = { parameters, commitments, translations: { de: german } };
