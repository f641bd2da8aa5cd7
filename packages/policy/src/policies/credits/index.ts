import type { PolicySource } from '../../define.ts';
import { commitments } from './commitments.ts';
import { parameters, type CreditsParameters } from './parameters.ts';

/** `credits`: credits, a free first picture, and no cookie. */
export const credits: PolicySource<CreditsParameters> = { parameters, commitments };
