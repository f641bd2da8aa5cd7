import { policies, type DataCategory, type PolicyDefinition } from '@candid/policy';

const { 'one-hour': base } = policies;
const without = (categories: readonly DataCategory[]): DataCategory[] => categories.filter((name) => name !== 'upload');

/** Offers references and says nowhere that uploads are stored: consistent in itself, and untrue of the programs. */
const forgetful: PolicyDefinition = {
  ...base,
  id: 'forgetful',
  categories: without(base.categories),
  purposes: base.purposes.map((rule) => ({ ...rule, categories: without(rule.categories) })),
  recipients: base.recipients.map((recipient) => ({ ...recipient, receives: without(recipient.receives) })),
  retention: { ...base.retention, upload: { until: 'never-held' } },
};

export default forgetful;
