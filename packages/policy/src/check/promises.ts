import type { PolicyDefinition } from '../definition.ts';
import { judge, type Finding } from './findings.ts';

/** A session, or an erasure with its grace and backups, may not outlast what the policy promises for it. */
export const checkWithinPromise = (policy: PolicyDefinition): readonly Finding[] => {
  const promised = policy.retention.session?.lifetime ?? 0;
  const { grace, eraseWithin } = policy.rights;
  const tooLate = grace + policy.security.keyringBackupWindow > eraseWithin;
  return [
    ...[policy.sessions.anonymous, policy.sessions.account].flatMap((session) => {
      if (session === null) return [];
      const fault = session.lifetime > promised ? 'a session lives longer than retention.session promises' : null;
      return [judge('retention-within-promise', 'retention.session', fault)];
    }),
    judge(
      'retention-within-promise',
      'rights.eraseWithin',
      tooLate ? 'grace and keyringBackupWindow together outlast the promised erasure (HI-13)' : null,
    ),
  ];
};

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
];

/** No role, cookie, purpose or commitment is defined twice. */
export const checkUnique = (policy: PolicyDefinition): readonly Finding[] => {
  const groups = {
    recipients: policy.recipients.map((r) => r.role),
    cookies: policy.cookies.map((c) => c.name),
    purposes: policy.purposes.map((rule) => rule.purpose),
    commitments: policy.commitments.map((c) => c.id),
  };
  return Object.entries(groups).map(([at, names]) => {
    const twice = repeated(names);
    return judge('unique', at, twice.length > 0 ? `defined more than once: ${twice.join(', ')}` : null);
  });
};

/** Whether a dotted path leads to a value; in a list, a step is a role, name or purpose. */
const leadsSomewhere = (policy: PolicyDefinition, path: string): boolean => {
  let value: unknown = policy;
  for (const step of path.split('.')) {
    value = Array.isArray(value)
      ? value.find((item: Record<string, unknown>) => [item['role'], item['name'], item['purpose']].includes(step))
      : (value as Record<string, unknown>)[step];
    if (value === undefined || value === null) return false;
  }
  return true;
};

/** A sentence names values that exist, and its standing is told in full. */
export const checkCommitments = (policy: PolicyDefinition): readonly Finding[] =>
  policy.commitments.flatMap((c) => {
    const incomplete = c.open ? c.why === null : c.enforcedBy.length === 0 || c.tests.length === 0;
    const says = c.open ? 'an open commitment says why' : 'a closed commitment names what enforces and what tests it';
    return [
      judge('commitment-standing', `commitments.${c.id}`, incomplete ? says : null, 'gap'),
      ...c.parameters.map((path) =>
        judge('promise-parameter', `commitments.${c.id}`, leadsSomewhere(policy, path) ? null : `there is no value at ${path}`),
      ),
    ];
  });
