import type { PolicyDefinition } from '../definition.ts';
import type { AnnouncementChannel } from '../vocabulary.ts';
import { judge, type Finding } from './findings.ts';

const EVERYWHERE: readonly AnnouncementChannel[] = ['page', 'feed'];

/** What telling by mail cannot do without, as far as the policy lacks it. */
const missingForMail = (policy: PolicyDefinition): string | null => {
  if (!policy.recipients.some(({ role }) => role === 'mail')) return 'changes are told by mail, and no recipient carries it';
  return policy.categories.includes('account-email') ? null : 'changes are told by mail, and no address is declared';
};

/** HI-26, CR-28, OD-17: a change is told where everybody can hear of it, and by mail only where there are addresses. */
export const checkChanges = (policy: PolicyDefinition): readonly Finding[] => {
  const { channels } = policy.changes;
  return [
    ...EVERYWHERE.map((channel) =>
      judge(
        'changes-told',
        `changes.channels.${channel}`,
        channels.includes(channel) ? null : `changes.channels lacks ${channel}`,
      ),
    ),
    ...(channels.includes('mail') ? [judge('changes-told', 'changes.channels.mail', missingForMail(policy))] : []),
  ];
};
