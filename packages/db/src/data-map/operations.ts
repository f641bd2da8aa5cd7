import type { Database } from '../tables/index.ts';
import { notPersonal, type DataMapOf } from './types.ts';

const installation = notPersonal('About this installation.');
const totals = notPersonal('A total over everybody for one day.');
const operator = notPersonal('A switch of the operator; who turned it is not in it.');
const published = notPersonal('A text that was published for everybody.');
const upkeep = notPersonal('When a sweep ran and how much it left.');

/** Tables that concern nobody. */
export const operationColumns: DataMapOf<
  Pick<Database, 'installation' | 'spend_day' | 'operator_switch' | 'retention_run' | 'policy_version'>
> = {
  installation: { id: installation, policy_id: installation, policy_version: installation, bound_at: installation },
  spend_day: { day: totals, reserved_micro_usd: totals, spent_micro_usd: totals },
  operator_switch: { name: operator, stopped: operator, changed_at: operator },
  retention_run: {
    name: upkeep,
    outcome: upkeep,
    held: upkeep,
    oldest_at: upkeep,
    overdue: upkeep,
    last_run_at: upkeep,
    last_success_at: upkeep,
  },
  policy_version: {
    hash: published,
    version: published,
    published_at: published,
    effective_at: published,
    texts: published,
    parameters: published,
  },
};
