export type OperatorSwitchName = 'generation';

/** Something the operator can stop at once. */
export interface OperatorSwitchTable {
  name: OperatorSwitchName;
  stopped: boolean;
  changed_at: Date;
}
