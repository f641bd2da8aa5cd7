import type { Keeping } from '@candid/db';
import type { KeepingContext } from '@candid/imaging';
import type { PolicyDefinition } from '@candid/policy';
import type { KeptKind } from '@candid/privacy';

/** What the domains' keepings are made of; `work` is the worker's imaging context, with its database, vault and clock. */
export interface KeepingParts {
  readonly policy: PolicyDefinition;
  readonly work: KeepingContext;
  /** The folder of the programs' logs; null where a platform keeps them. */
  readonly logDir: string | null;
}

/** A kept kind before the program that sweeps it is composed. */
export interface KindBinding extends KeptKind {
  readonly bind: (parts: KeepingParts) => Keeping;
}

/** For what a policy never lets anybody write: it is still counted, and whatever is found stays to be seen. */
export const onlyCounted = ({ count }: Keeping): Keeping => ({ count, sweep: () => Promise.resolve() });
