import type { Database } from '../tables/index.ts';
import { notPersonal, type DataMapOf } from './types.ts';

const installation = notPersonal('About this installation.');
const totals = notPersonal('A total over everybody for one day.');
const operator = notPersonal('A switch of the operator; who turned it is not in it.');
const upkeep = notPersonal('When upkeep ran and how much it found.');

/** Tables that concern nobody. */
export const operationColumns: DataMapOf<Pick<Database, 'installation' | 'spend_day' | 'operator_switch' | 'maintenance_run'>> = {
  installation: { id: installation, policy_id: installation, policy_version: installation, bound_at: installation },
  spend_day: { day: totals, reserved_micro_usd: totals, spent_micro_usd: totals },
  operator_switch: { name: operator, stopped: operator, changed_at: operator },
  maintenance_run: { name: upkeep, last_run_at: upkeep, residue: upkeep },
};
