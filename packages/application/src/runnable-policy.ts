import { AppError } from '@candid/kernel';
import { policies, type PolicyDefinition, type SessionTransport } from '@candid/policy';

const CARRIED: readonly SessionTransport[] = ['cookie-lifetime', 'cookie-session', 'header-token'];

const isCarried = ({ sessions }: PolicyDefinition): boolean => CARRIED.includes(sessions.anonymous.transport);

/**
 * Refuses a policy whose visitors' sessions travel in another way than this program can carry them: a cookie in place of
 * what the policy says would break it.
 * @throws AppError `policy_invalid` naming the policies that run
 */
export const assertRunnable = (policy: PolicyDefinition): void => {
  if (isCarried(policy)) return;
  const running = Object.values(policies)
    .filter(isCarried)
    .map(({ id }) => id);
  const problem = `"${policy.id}" carries visitors' sessions by ${policy.sessions.anonymous.transport}, which is not built yet; these run today: ${running.join(', ')}`;
  throw new AppError('policy_invalid', { field: 'POLICY', problem });
};
