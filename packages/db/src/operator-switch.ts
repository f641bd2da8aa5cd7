import type { Db, ReadonlyDb } from './database.ts';
import type { OperatorSwitchName } from './tables/operator-switch.ts';

export interface SwitchState {
  readonly stopped: boolean;
  /** Null: never touched, which is open. */
  readonly changedAt: Date | null;
}

export const readSwitch = async (db: Db | ReadonlyDb, name: OperatorSwitchName): Promise<SwitchState> => {
  const row = await db
    .selectFrom('operator_switch')
    .select(['stopped', 'changed_at as changedAt'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? { stopped: false, changedAt: null };
};

/**
 * Throws a switch, as the owner: no program may. Throwing it where it stands already keeps the time of the first.
 * @returns how it stands now
 */
export const setSwitch = async (
  db: Db,
  { name, stopped, at }: { readonly name: OperatorSwitchName; readonly stopped: boolean; readonly at: Date },
): Promise<SwitchState> => {
  await db
    .insertInto('operator_switch')
    .values({ name, stopped, changed_at: at })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ stopped, changed_at: at }).where('operator_switch.stopped', '!=', stopped),
    )
    .execute();
  return readSwitch(db, name);
};
