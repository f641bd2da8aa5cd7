import type { ColumnType } from 'kysely';

/** One text of the policy as it was published, in every language. Rows are added and never altered. */
export interface PolicyVersionTable {
  /** SHA-256 of the texts, in hexadecimal. */
  hash: string;
  /** YYYY-MM-DD: the date by which the policy calls this version; several texts can carry the same one. */
  version: ColumnType<string, string, never>;
  published_at: ColumnType<Date, Date, never>;
  /** From when on it counts: later than its publication where a change has to be announced. */
  effective_at: ColumnType<Date, Date, never>;
  /** By language and page, as lines. */
  texts: ColumnType<unknown, string, never>;
  /** The policy's values that the texts were made from; null where only the texts were kept. */
  parameters: ColumnType<unknown, string, never>;
}
