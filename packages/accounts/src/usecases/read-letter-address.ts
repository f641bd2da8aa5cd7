import type { SubjectId } from '@candid/kernel';
import type { AccountsContext } from '../context.ts';
import { openContact } from '../store/contact-fields.ts';

/** Where letters to an account go; null when there is none any more. It is opened for the letter at hand and kept nowhere. */
export const readLetterAddress = async (
  ctx: Pick<AccountsContext, 'db' | 'vault' | 'clock'>,
  subjectId: SubjectId,
): Promise<string | null> => {
  const account = await ctx.db
    .selectFrom('account')
    .select(['email_key_id as keyId', 'email_sealed as sealed'])
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  return account ? openContact(ctx, { subjectId, field: 'email', ...account }) : null;
};
