import type { Site } from '@candid/application/evidence';
import type { PolicyDefinition } from '@candid/policy';
import { pathsUnder } from '../../../apps/web/src/page-paths.ts';

/** Long enough for any page, and short enough for a stream that never ends: its headers come at once. */
const PATIENCE_MS = 15_000;

/**
 * The site of an installation, as somebody who calls it from outside sees it: in production through whatever stands in front of it.
 * @throws TypeError from `ask` while nobody answers there
 */
export const reachSite = (address: string, policy: PolicyDefinition): Site => {
  const origin = new URL(address);
  return {
    origin,
    paths: pathsUnder({ policy, hasGoogle: policy.features.googleSignIn }),
    ask: (path, { headers = {}, inClear = false } = {}) => {
      const url = new URL(path, origin);
      if (inClear) url.protocol = 'http:';
      return fetch(url, {
        headers: { Accept: 'text/html,*/*', ...headers },
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    },
  };
};
