/** That the operator opened a span of the log of requests, and why: written before anything of it is shown. */
export interface LogOpeningTable {
  id: string;
  opened_at: Date;
  /** In the operator's words; it names nobody. */
  reason: string;
  span_from: Date;
  span_to: Date;
  /** How many lines were opened. */
  lines: number;
  expires_at: Date;
}
