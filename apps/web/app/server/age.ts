import { ageLimit } from '@candid/policy';
import type { AppLoadContext } from '@remix-run/node';

/** The age that applies to whoever asks. Where nothing tells their country, the stricter one does (CR-27). */
export const ageLimitOf = ({ policy }: AppLoadContext): number => ageLimit(policy.children, null);
