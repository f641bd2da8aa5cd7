import type { ActiveFaults } from '../control/faults.ts';

const SOMEBODY_ELSE = '100000000000000000000';

/** An answer of userinfo with the faults of the call. */
export const userinfoWith = (body: object, faults: ActiveFaults): Record<string, unknown> => {
  const { sub, ...others } = body as Record<string, unknown>;
  if (faults.has('google-userinfo-no-subject')) return others;
  return { sub: faults.has('google-userinfo-other-subject') ? SOMEBODY_ELSE : sub, ...others };
};
