import type { PolicyParameters } from './definition.ts';

/** What may stand before the @ (RFC 5321), and what of it a word with its token takes. */
const MAX_LOCAL = 64;
const WORD = '+leave-'.length + 32;

/**
 * Whether updates are asked for by mail: where the site has no form that a server could hear of, and letters are taken, at an address that
 * has room for a token (OD-24).
 */
export const asksByMail = ({ features, support }: Pick<PolicyParameters, 'features' | 'support'>): boolean =>
  features.newsletter && features.onDevice && support.storesLetters && support.address.lastIndexOf('@') + WORD <= MAX_LOCAL;
