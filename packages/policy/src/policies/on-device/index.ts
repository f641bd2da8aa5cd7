import type { PolicySource } from '../../define.ts';
import { commitments } from './commitments.ts';
import { german } from './german.ts';
import { parameters, type OnDeviceParameters } from './parameters.ts';

/** `on-device`: the browser does everything, the server holds nothing. */
export const onDevice: PolicySource<OnDeviceParameters> = { parameters, commitments, translations: { de: german } };
