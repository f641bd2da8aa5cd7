/** One row: which policy this database was bound to at its first start (settled: a database belongs to one policy), and its newest version that counted here. */
export interface InstallationTable {
  id: 1;
  policy_id: string;
  policy_version: string;
  bound_at: Date;
}
