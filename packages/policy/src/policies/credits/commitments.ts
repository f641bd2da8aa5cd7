import type { Commitment } from '../../definition.ts';
import { law } from './commitments-law.ts';
import { service } from './commitments-service.ts';
import type { CreditsParameters } from './parameters.ts';

/** The promises of `credits`, made from its parameters. */
export const commitments = (p: CreditsParameters): readonly Commitment[] => [...service(p), ...law(p)];
