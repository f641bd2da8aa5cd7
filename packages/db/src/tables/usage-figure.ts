/** A released figure about one closed day: how many people (or visits) there were of one kind. Released once, never corrected. */
export interface UsageFigureTable {
  /** YYYY-MM-DD, a day of UTC. */
  day: string;
  /** What is told apart, such as `quality`; `all` for the day's total. */
  dimension: string;
  value: string;
  size: number;
  released_at: Date;
  expires_at: Date;
}
