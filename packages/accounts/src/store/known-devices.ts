import type { Tx } from '@candid/db';
import { newId, type SubjectId } from '@candid/kernel';
import { postLetter } from '@candid/mail';
import { sql } from 'kysely';
import type { PasswordsContext } from '../passwords-context.ts';

/** Remembers with what somebody signed in, and tells them of it by mail where it was not seen before (HI-29). */
export const noteDevice = async (
  ctx: Pick<PasswordsContext, 'clock' | 'jobs' | 'letterLifetime' | 'deviceLifetime' | 'language'>,
  tx: Tx,
  { subjectId, device, isFirst }: { readonly subjectId: SubjectId; readonly device: string | null; readonly isFirst: boolean },
): Promise<void> => {
  const at = ctx.clock.now();
  const id = newId<'device'>();
  const seen = { last_seen_at: at, expires_at: new Date(at.getTime() + ctx.deviceLifetime) };
  const row = await tx
    .insertInto('known_device')
    .values({ id, subject_id: subjectId, label: device ?? '', created_at: at, ...seen })
    .onConflict((conflict) => conflict.columns(['subject_id', 'label']).doUpdateSet(seen))
    .returning([sql<boolean>`id = ${id}`.as('isNew')])
    .executeTakeFirstOrThrow();
  if (row.isNew && !isFirst) await postLetter(tx, ctx, { kind: 'new-device', subjectId, causeId: id });
};
