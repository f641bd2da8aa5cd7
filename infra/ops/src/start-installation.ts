import type { OpsConfig } from '@candid/config';
import { loadPolicy } from '@candid/policy';
import type { Program } from './program.ts';
import { listPrograms, onDeviceProgram } from './programs.ts';
import { supervise, superviseAlone, type RunEnd, type SuperviseOptions } from './supervise.ts';
import { checkProviders } from './third-parties.ts';

export interface StartOptions extends Omit<SuperviseOptions, 'config' | 'programs'> {
  readonly config: OpsConfig;
  /** How a program is run here, such as with reload. */
  readonly adapt?: (program: Program) => Program;
}

/**
 * Starts what the policy needs and runs it until `signal` is aborted: everything, or without databases where nothing is kept on a server.
 * @throws AppError `config_invalid` or `policy_invalid`, before anything is made: a database belongs to the policy it was first started with
 */
export const startInstallation = async ({ adapt = (program) => program, ...options }: StartOptions): Promise<void> => {
  const { config, root } = options;
  const policy = await loadPolicy(config.policy);
  checkProviders(config, policy);
  const run = (): Promise<RunEnd> =>
    policy.features.onDevice
      ? superviseAlone({ ...options, programs: (chosen) => [adapt(onDeviceProgram({ root, config: chosen }))] })
      : supervise({ ...options, programs: (prepared) => listPrograms({ ...prepared, root }).map(adapt) });
  while ((await run()) === 'policy-changes') options.say('another version of the policy counts from now on: starting with it');
};
