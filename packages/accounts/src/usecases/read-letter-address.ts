import type { SubjectId } from '@candid/kernel';
import type { AccountsContext } from '../context.ts';
import { openContact } from '../store/contact-fields.ts';

/** Where letters to an account go, and the language it keeps; null when there is none any more. It is opened for the letter at hand. */
export const readLetterAddress = async (
  ctx: Pick<AccountsContext, 'db' | 'vault' | 'clock'>,
  subjectId: SubjectId,
): Promise<{ readonly to: string; readonly language: string | null } | null> => {
  const account = await ctx.db
    .selectFrom('account')
    .select(['email_key_id as keyId', 'email_sealed as sealed', 'language'])
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  if (!account) return null;
  const { language, ...email } = account;
  return { to: await openContact(ctx, { subjectId, field: 'email', ...email }), language };
};
