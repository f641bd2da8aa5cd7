import type { PolicyDefinition, Transfer } from '../definition.ts';
import type { RecipientRole, TransferMechanism } from '../vocabulary.ts';
import { judge, type Finding } from './findings.ts';

/** Mechanisms that the law of each area accepts for data leaving it. */
const ACCEPTED: Readonly<Record<keyof Transfer, readonly TransferMechanism[]>> = {
  eea: ['adequacy', 'scc'],
  uk: ['adequacy', 'uk-addendum'],
  switzerland: ['adequacy', 'swiss-addendum'],
};
const AREAS = ['eea', 'uk', 'switzerland'] as const;

/** HI-25, CR-18: every recipient has a mechanism that fits each area its data may leave. */
export const checkTransfers = (policy: PolicyDefinition): readonly Finding[] =>
  policy.recipients.flatMap((recipient) =>
    AREAS.map((area) => {
      const mechanism = recipient.transfer[area];
      const stays = recipient.region === 'own' || recipient.region === area;
      const fits = mechanism !== null && (ACCEPTED[area].includes(mechanism) || (mechanism === 'not-needed' && stays));
      const fault = `${recipient.vendor} (${recipient.region}) needs one of ${ACCEPTED[area].join(', ')} for data from ${area}`;
      return judge('transfer', `recipients.${recipient.role}.transfer.${area}`, fits ? null : fault);
    }),
  );

/** Roles that what the policy switches on cannot do without. */
const neededRoles = ({ features, analytics }: PolicyDefinition): readonly RecipientRole[] => [
  'hosting',
  ...(features.generate ? (['image-generation', 'moderation'] as const) : []),
  ...(features.accounts || features.support ? (['mail'] as const) : []),
  ...(features.payments ? (['payment'] as const) : []),
  ...(features.googleSignIn ? (['sign-in'] as const) : []),
  ...(analytics?.mode === 'consented-third-party' ? (['analytics'] as const) : []),
];

/** Each needed role is played by somebody. */
export const checkRoles = (policy: PolicyDefinition): readonly Finding[] =>
  neededRoles(policy).map((role) => {
    const played = policy.recipients.some((recipient) => recipient.role === role);
    return judge(
      'recipient-present',
      `recipients.${role}`,
      played ? null : `nobody plays the role ${role}: declare a recipient`,
      'gap',
    );
  });
