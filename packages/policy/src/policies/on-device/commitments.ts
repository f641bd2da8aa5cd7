import type { Commitment } from '../../definition.ts';
import { operator } from './commitments-operator.ts';
import { studio } from './commitments-studio.ts';
import type { OnDeviceParameters } from './parameters.ts';

/** The promises of `on-device`, made from its parameters. */
export const commitments = (p: OnDeviceParameters): readonly Commitment[] => [...studio(p), ...operator(p)];
