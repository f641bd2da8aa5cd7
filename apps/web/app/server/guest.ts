import type { Guest } from '@candid/application';
import type { AppLoadContext } from '@remix-run/node';

/** Whoever asks without an account, where the policy has a free picture for them; the address is looked at here and kept nowhere. */
export const guestOf = ({ policy, session, kit }: AppLoadContext): Guest | null =>
  policy.features.trial && session.account === null ? { address: kit.clientAddress } : null;
