import type { Commitment } from '../../definition.ts';
import { account } from './commitments-account.ts';
import { rightsAndSharing } from './commitments-rights.ts';
import type { HistoryParameters } from './parameters.ts';

/** The promises of `history`, made from its parameters. */
export const commitments = (p: HistoryParameters): readonly Commitment[] => [...account(p), ...rightsAndSharing(p)];
