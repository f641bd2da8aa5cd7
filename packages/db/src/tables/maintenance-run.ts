/** When a sweep last ran, and what it found still there afterwards; `residue` is null when it could not count. */
export interface MaintenanceRunTable {
  name: string;
  last_run_at: Date;
  residue: number | null;
}
