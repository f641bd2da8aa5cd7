import type { Clock } from '@candid/kernel';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { unixSeconds } from '../call.ts';

/** What the provider library keeps, in memory, with the sandbox's clock. */
export interface Store {
  adapterFor(model: string): Adapter;
  /** Ends everything that came from one consent. */
  revoke(grantId: string): void;
}

interface Kept {
  readonly payload: AdapterPayload;
  readonly endsAt: number;
}

/** Far more than a person or a test has open at once. */
const KEPT = 5_000;

export const createStore = (clock: Clock): Store => {
  const kept = new Map<string, Kept>();
  const isOver = ({ endsAt }: Kept): boolean => endsAt <= clock.now().getTime();
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    return found === undefined || isOver(found) ? undefined : found.payload;
  };
  const makeRoom = (): void => {
    if (kept.size < KEPT) return;
    for (const [key, one] of kept) if (isOver(one)) kept.delete(key);
    for (const key of kept.keys()) if (kept.size >= KEPT) kept.delete(key);
  };
  const revoke = (grantId: string): void => {
    for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
  };
  return {
    revoke,
    adapterFor: (model) => ({
      upsert: async (id, payload, expiresIn) => {
        makeRoom();
        const endsAt = expiresIn === undefined ? Infinity : clock.now().getTime() + expiresIn * 1000;
        kept.set(`${model}:${id}`, { payload, endsAt });
      },
      find: async (id) => find(`${model}:${id}`),
      findByUid: async (uid) =>
        [...kept].find(([key, one]) => key.startsWith(`${model}:`) && one.payload.uid === uid && !isOver(one))?.[1].payload,
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = find(`${model}:${id}`);
        if (payload) payload.consumed = unixSeconds(clock);
      },
      destroy: async (id) => void kept.delete(`${model}:${id}`),
      revokeByGrantId: async (grantId) => revoke(grantId),
    }),
  };
};
