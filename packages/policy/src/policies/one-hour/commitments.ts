import type { Commitment } from '../../definition.ts';
import type { OneHourParameters } from './parameters.ts';
import { data } from './commitments-data.ts';
import { people } from './commitments-people.ts';

/** The promises of `one-hour`, made from its parameters. */
export const commitments = (p: OneHourParameters): readonly Commitment[] => [...data(p), ...people(p)];
