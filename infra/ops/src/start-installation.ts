import type { OpsConfig } from '@candid/config';
import { systemClock } from '@candid/kernel';
import { reviewOf } from '@candid/publishing';
import { loadPolicy, type PolicyDefinition } from '@candid/policy';
import type { Program } from './program.ts';
import { hasOperatorSide, listPrograms, onDeviceProgram, operatorPrograms } from './programs.ts';
import type { RunEnd } from './run.ts';
import { superviseStudio } from './supervise-studio.ts';
import { supervise, type SuperviseOptions } from './supervise.ts';
import { checkProviders, mailWarning } from './third-parties.ts';

export interface StartOptions extends Omit<SuperviseOptions, 'config' | 'programs'> {
  readonly config: OpsConfig;
  /** How a program is run here, such as with reload. */
  readonly adapt?: (program: Program) => Program;
}

/** What somebody at the terminal should know of a start that went well: one that is refused says why, and nothing beside it. */
const noticesOf = (config: OpsConfig, policy: PolicyDefinition): string[] => {
  const { next, isOverdue } = reviewOf(policy, systemClock().now(), config.reviewedOn);
  const due = `The policy of ${policy.version} was due for review on ${next.toISOString().slice(0, 10)} (OD-19). When nothing has to change, set POLICY_REVIEWED to the day you went through it.`;
  return [isOverdue ? due : null, mailWarning(config, policy)].filter((line) => line !== null);
};

/**
 * Starts what the policy needs and runs it until `signal` is aborted: everything; or, where nothing
 * is kept on a server, the studio on nothing, and beside it what the operator has for letters.
 * @throws AppError `config_invalid` or `policy_invalid`, before anything is made: a database belongs to the policy it was first started with
 */
export const startInstallation = async ({ adapt = (program) => program, ...options }: StartOptions): Promise<void> => {
  const { config, root } = options;
  const policy = await loadPolicy(config.policy);
  checkProviders(config, policy);
  const notices = noticesOf(config, policy);
  const onReady = (programs: readonly Program[]): void => {
    options.onReady(programs);
    for (const line of notices.splice(0)) options.say(line);
  };
  const run = (): Promise<RunEnd> =>
    policy.features.onDevice
      ? superviseStudio({
          ...options,
          onReady,
          studio: (chosen, folder) => [adapt(onDeviceProgram({ root, config: chosen, folder }))],
          beside: hasOperatorSide(config) ? (prepared) => operatorPrograms({ ...prepared, root }).map(adapt) : null,
        })
      : supervise({ ...options, onReady, programs: (prepared) => listPrograms({ ...prepared, root }).map(adapt) });
  while ((await run()) === 'policy-changes') options.say('another version of the policy counts from now on: starting with it');
};
