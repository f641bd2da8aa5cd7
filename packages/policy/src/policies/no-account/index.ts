import type { PolicySource } from '../../define.ts';
import { commitments } from './commitments.ts';
import { german } from './german.ts';
import { parameters, type NoAccountParameters } from './parameters.ts';

/** `no-account`: nothing to register, nothing that links two visits. */
export const noAccount: PolicySource<NoAccountParameters> = { parameters, commitments, translations: { de: german } };
