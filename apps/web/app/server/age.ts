import { ageLimit } from '@candid/policy';
import type { AppLoadContext } from '@remix-run/node';

type AgeContext = Pick<AppLoadContext, 'countryOf'> & {
  readonly policy: Pick<AppLoadContext['policy'], 'children'>;
  readonly kit: Pick<AppLoadContext['kit'], 'clientAddress'>;
};

/** The age that applies to whoever asks, by the country of their address. Where nothing tells it, the stricter one does (CR-27). */
export const ageLimitOf = ({ policy, kit, countryOf }: AgeContext): number =>
  ageLimit(policy.children, countryOf(kit.clientAddress));
