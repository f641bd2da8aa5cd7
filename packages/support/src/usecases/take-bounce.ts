import type { Db } from '@candid/db';
import { isAppError, parseEmailAddress, type LetterId, type SubjectId } from '@candid/kernel';
import type { Vault } from '@candid/vault';
import { sql } from 'kysely';
import type { DeliveryReport } from '../inbound/message.ts';
import { ADDRESS_INDEX } from './keep-letter.ts';

export interface BounceContext {
  readonly db: Db;
  readonly vault: Pick<Vault, 'blindIndex'>;
  /** The host in the Message-IDs of our letters. */
  readonly host: string;
  /**
   * Hears that letters to an address do not arrive for good. @param hash the address in the index `account.email`; whoever keeps the list of such
   * addresses decides what follows
   */
  readonly bouncedAddress: (hash: Buffer) => Promise<void>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The letter of ours that a Message-ID names; the number in it is known to nobody but us and whoever got the letter. */
const letterOf = async ({ db, host }: BounceContext, messageId: string | null): Promise<SubjectId | null> => {
  const [id = '', at] = (messageId ?? '').split('@');
  if (at !== host || !UUID.test(id)) return null;
  const found = await db
    .selectFrom('mail_delivery')
    .select('subject_id')
    .where('id', '=', id as LetterId)
    .executeTakeFirst();
  return found?.subject_id ?? null;
};

/** Addresses that letters to this person went to, as hashes. */
const hashesOf = async (db: Db, subjectId: SubjectId): Promise<readonly Buffer[]> => {
  const { rows } = await sql<{ hash: Buffer | null }>`
    SELECT email_index AS hash FROM account WHERE subject_id = ${subjectId}
    UNION ALL SELECT address_index FROM account_link WHERE subject_id = ${subjectId}
    UNION ALL SELECT sender_index FROM correspondence WHERE subject_id = ${subjectId}
    UNION ALL SELECT address_index FROM newsletter_reader WHERE subject_id = ${subjectId}
    UNION ALL SELECT address_index FROM newsletter_copy WHERE subject_id = ${subjectId}`.execute(db);
  return rows.flatMap(({ hash }) => hash ?? []);
};

const hashOf = async ({ vault }: BounceContext, address: string): Promise<Buffer | null> => {
  try {
    return await vault.blindIndex({ index: ADDRESS_INDEX, value: parseEmailAddress(address).lookup });
  } catch (error) {
    if (isAppError(error, 'email_invalid')) return null;
    throw error;
  }
};

/**
 * News of a letter that did not arrive. Anybody can write such news, so it counts only where it names a letter that we sent, and an address that
 * letters to that person go to: nobody can have another's address put on a list with it.
 * @returns how many addresses it was true of
 */
export const takeBounce = async (ctx: BounceContext, report: DeliveryReport): Promise<number> => {
  const subjectId = await letterOf(ctx, report.messageId);
  if (subjectId === null) return 0;
  const known = await hashesOf(ctx.db, subjectId);
  let bounced = 0;
  for (const address of report.failed) {
    const hash = await hashOf(ctx, address);
    if (hash === null || !known.some((one) => one.equals(hash))) continue;
    await ctx.bouncedAddress(hash);
    bounced += 1;
  }
  return bounced;
};
