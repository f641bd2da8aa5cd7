import { passFence, type Tx } from '@candid/db';
import type { SubjectId } from '@candid/kernel';
import type { Vault } from '@candid/vault';
import { sql } from 'kysely';

/**
 * Makes a visitor's work the account's they have just signed in to: pictures, generations under way, their events, and the content key
 * that some of it is sealed under. Nothing is sealed anew. The caller ends the visitor's session in the same transaction, so it happens
 * once.
 *
 * A worker at work goes on: it finds whose the generation is when it ends it.
 */
export const adoptWork = async (
  tx: Tx,
  { from, to, vault }: { readonly from: SubjectId; readonly to: SubjectId; readonly vault: Pick<Vault, 'handOverContent'> },
): Promise<void> => {
  for (const subjectId of [from, to].toSorted()) await passFence(tx, { subjectId, purpose: 'session' });
  // A form sent before under the same key is the account's already, and one answer to it is enough.
  await sql`
    UPDATE generation AS g SET subject_id = ${to}
    WHERE subject_id = ${from}
      AND NOT EXISTS (SELECT FROM generation WHERE subject_id = ${to} AND client_key = g.client_key)`.execute(tx);
  for (const table of ['image', 'generation_event'] as const) {
    await sql`
      UPDATE ${sql.table(table)} AS moved SET subject_id = ${to}
      FROM generation
      WHERE moved.generation_id = generation.id AND moved.subject_id = ${from} AND generation.subject_id = ${to}`.execute(tx);
  }
  // After the rows are locked: a worker that delivers later sees whose they are now. A key that moved in vain opens all the same.
  await vault.handOverContent({ from, to });
};
