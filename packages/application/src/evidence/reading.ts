/**
 * What a probe found out just now. `ok`: the commitment holds as far as this probe can see. `figures` are what the commitment's evidence
 * sentence announces: counts, ages in seconds, names; null where there is nothing to measure.
 */
export interface Reading {
  readonly ok: boolean;
  readonly figures: Readonly<Record<string, number | string | null>>;
}
