import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '@candid/kernel';
import { checkPolicy, faults } from './check/index.ts';
import { definePolicy } from './define.ts';
import type { PolicyDefinition } from './definition.ts';
import { policies, sources } from './policies/index.ts';
import { readPolicy } from './schema.ts';
import { POLICY_IDS, type PolicyId } from './vocabulary.ts';

const isShipped = (id: string): id is PolicyId => (POLICY_IDS as readonly string[]).includes(id);

/** What a policy module's default export is given when it is a function: the shipped sources and the way to make a policy. */
export type PolicyKit = { readonly sources: typeof sources; readonly definePolicy: typeof definePolicy };

/**
 * The policy of that id, or the default export of the module at that path (absolute, or relative to the working directory): a
 * definition, or a function of a `PolicyKit` that returns one.
 * @throws AppError `policy_invalid` with the `field` and the `problem`, also when the policy breaks one of its own rules.
 */
export const loadPolicy = async (idOrModulePath: string): Promise<PolicyDefinition> => {
  const policy = isShipped(idOrModulePath) ? policies[idOrModulePath] : await importPolicy(idOrModulePath);
  const [fault] = faults(checkPolicy(policy));
  if (fault !== undefined) throw new AppError('policy_invalid', { field: fault.at, problem: fault.says });
  return policy;
};

/**
 * The version of a policy that an operator has prepared; it comes into force from its own day on, and not before people were told.
 * @param idOrModulePath null where none is prepared
 * @throws AppError `policy_invalid`, also when it is no later version of the same policy
 */
export const loadNextPolicy = async (
  idOrModulePath: string | null,
  { id, version }: Pick<PolicyDefinition, 'id' | 'version'>,
): Promise<PolicyDefinition | null> => {
  if (idOrModulePath === null) return null;
  const next = await loadPolicy(idOrModulePath);
  if (next.id === id && next.version > version) return next;
  const problem = `NEXT_POLICY is ${next.id} of ${next.version}; only a later version of ${id} than that of ${version} can follow it`;
  throw new AppError('policy_invalid', { field: 'version', problem });
};

const importPolicy = async (idOrModulePath: string): Promise<PolicyDefinition> => {
  const path = isAbsolute(idOrModulePath) ? idOrModulePath : resolve(idOrModulePath);
  let module: { readonly default?: unknown };
  try {
    module = (await import(pathToFileURL(path).href)) as typeof module;
  } catch (cause) {
    const problem = `no such policy and no module that loads at this path; shipped are ${POLICY_IDS.join(', ')}`;
    throw new AppError('policy_invalid', { field: 'POLICY', problem }, { cause });
  }
  const given = module.default;
  return readPolicy(typeof given === 'function' ? given({ sources, definePolicy } satisfies PolicyKit) : given);
};
