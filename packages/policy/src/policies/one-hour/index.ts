import type { PolicySource } from '../../define.ts';
import { commitments } from './commitments.ts';
import { german } from './german.ts';
import { parameters, type OneHourParameters } from './parameters.ts';

/** `one-hour`: a prompt becomes a picture, and is gone after an hour. */
export const oneHour: PolicySource<OneHourParameters> = { parameters, commitments, translations: { de: german } };
