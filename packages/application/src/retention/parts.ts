import type { Keeping } from '@candid/db';
import type { WorkContext } from '@candid/imaging';
import type { PolicyDefinition } from '@candid/policy';
import type { KeptKind } from '@candid/privacy';

/** What the domains' keepings are made of; `work` is the worker's imaging context, with its database, vault and clock. */
export interface KeepingParts {
  readonly policy: PolicyDefinition;
  readonly work: WorkContext;
  /** The folder of the programs' logs; null where a platform keeps them. */
  readonly logDir: string | null;
}

/** A kept kind before the program that sweeps it is composed. */
export interface KindBinding extends KeptKind {
  readonly bind: (parts: KeepingParts) => Keeping;
}
