import type { Db } from '@candid/db';
import type { CorrespondenceId, SubjectId } from '@candid/kernel';
import type { DueLetter, Letter } from '@candid/mail';
import type { SupportRules } from '@candid/policy';
import type { Vault } from '@candid/vault';
import { sealedAs } from '../store/seal-letter.ts';

export interface AcknowledgementContext {
  readonly db: Db;
  readonly vault: Pick<Vault, 'openField'>;
  readonly rules: Pick<SupportRules, 'address'>;
  /** Public address of the installation. */
  readonly origin: string;
  /** The address that an account has now; null where there is none. */
  readonly accountAddress: (subjectId: SubjectId) => Promise<string | null>;
}

/** What the letter says that tells somebody that theirs came: nothing of what they wrote, because anybody may have given that address. */
export const writeAcknowledgement = async (
  { db, vault, rules, origin, accountAddress }: AcknowledgementContext,
  { cause_id, subject_id }: DueLetter,
): Promise<Letter | null> => {
  const id = cause_id as CorrespondenceId;
  const found = await db
    .selectFrom('correspondence')
    .select(['language', 'address_key_id as keyId', 'address_sealed as sealed', 'due_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { language, keyId, sealed, due_at: due } = found;
  const to =
    keyId === null || sealed === null
      ? await accountAddress(subject_id)
      : await vault.openField({ keyId, context: sealedAs.address(id), sealed });
  if (to === null) return null;
  const link = new URL('/contact', origin).href;
  return { to, language: language, content: { text: 'letter-received', link, due, address: rules.address } };
};
