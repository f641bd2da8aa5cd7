import type { Commitment } from '../../definition.ts';
import type { OneHourParameters } from './parameters.ts';

/** The promises of `one-hour`, made from its parameters. */
export const commitments = (_p: OneHourParameters): readonly Commitment[] => [];
