import { inTransaction, passFence } from '@candid/db';
import { AppError, isAppError, newId, type SubjectId, parseEmailAddress, type EmailAddress } from '@candid/kernel';
import type { AccountsContext } from '../context.ts';
import type { AgeStatement } from '../domain/age-statement.ts';
import { parsePersonName } from '../domain/person-name.ts';
import { indexOf, openContact, replaceContact, sealContact } from '../store/contact-fields.ts';

/** A person as Google vouches for them: a verified address and Google's own number. */
export interface GooglePerson {
  readonly googleId: string;
  readonly email: string;
  readonly name: string | null;
}

/** The same as they come here; `language` is that of the page they came from. */
interface Arriving extends GooglePerson {
  readonly language?: string;
}

export interface SignedInPerson {
  readonly subjectId: SubjectId;
  readonly isNew: boolean;
}

/** A name that cannot be kept is no reason to refuse somebody: they can write it themselves. */
const nameOf = (text: string | null): string | null => {
  try {
    return text === null ? null : parsePersonName(text);
  } catch (error) {
    if (isAppError(error, 'name_invalid')) return null;
    throw error;
  }
};

const findByGoogle = (ctx: AccountsContext, googleIndex: Buffer) =>
  ctx.db
    .selectFrom('account')
    .select(['subject_id', 'email_key_id', 'email_sealed'])
    .where('google_index', '=', googleIndex)
    .executeTakeFirst();

const create = async (
  ctx: AccountsContext,
  person: { email: EmailAddress; name: string | null; googleIndex: Buffer; age: AgeStatement; language: string | null },
): Promise<SubjectId | null> => {
  const subjectId = newId<'subject'>();
  const at = ctx.clock.now();
  const email = await sealContact(ctx, { subjectId, field: 'email', plaintext: person.email.address });
  const name = person.name === null ? null : await sealContact(ctx, { subjectId, field: 'name', plaintext: person.name });
  const emailIndex = await indexOf(ctx, 'account.email', person.email.lookup);
  const isFirst = await inTransaction(ctx.db, async (tx) => {
    await tx
      .insertInto('subject')
      .values({ id: subjectId, kind: 'account', state: 'open', created_at: at, last_seen_at: at })
      .execute();
    const inserted = await tx
      .insertInto('account')
      .values({
        subject_id: subjectId,
        sign_in: 'google',
        google_index: person.googleIndex,
        email_index: emailIndex,
        email_key_id: email.keyId,
        email_sealed: email.sealed,
        name_key_id: name?.keyId ?? null,
        name_sealed: name?.sealed ?? null,
        created_at: at,
        age_stated_at: person.age.statedAt,
        age_limit: person.age.limit,
        language: person.language,
      })
      .onConflict((conflict) => conflict.column('google_index').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n) throw new AppError('conflict');
    return true;
  }).catch(async (error: unknown) => {
    await ctx.vault.destroySubject(subjectId);
    if (isAppError(error, 'conflict')) return false;
    throw error;
  });
  return isFirst ? subjectId : null;
};

/** Google's number is who it is; the address may change there, and then changes here. The name stays as the person wrote it. */
const followAddress = async (
  ctx: AccountsContext,
  account: NonNullable<Awaited<ReturnType<typeof findByGoogle>>>,
  email: EmailAddress,
): Promise<void> => {
  const subjectId = account.subject_id;
  const known = await openContact(ctx, { subjectId, field: 'email', keyId: account.email_key_id, sealed: account.email_sealed });
  if (known === email.address) return;
  const emailIndex = await indexOf(ctx, 'account.email', email.lookup);
  await replaceContact(ctx, { subjectId, field: 'email', plaintext: email.address }, (sealed) =>
    inTransaction(ctx.db, async (tx) => {
      await passFence(tx, { subjectId, purpose: 'account' });
      const former = tx.selectFrom('account').select('email_key_id').where('subject_id', '=', subjectId);
      const { email_key_id: keyId } = await former.executeTakeFirstOrThrow();
      await tx
        .updateTable('account')
        .set({ email_index: emailIndex, ...(sealed && { email_key_id: sealed.keyId, email_sealed: sealed.sealed }) })
        .where('subject_id', '=', subjectId)
        .execute();
      return keyId;
    }),
  );
};

/**
 * Finds the account of a person that Google vouches for, or makes it (OH-02, OH-03). Two accounts are never joined by an address: it
 * can pass to somebody else, Google's number cannot.
 * @param age what they said of their age on the way, which only somebody new has to
 * @throws AppError `email_invalid` for an address that no letter could reach, `age_not_stated`
 */
export const signInWithGoogle = async (
  ctx: AccountsContext,
  person: Arriving,
  age: AgeStatement | null,
): Promise<SignedInPerson> => {
  const email = parseEmailAddress(person.email);
  const googleIndex = await indexOf(ctx, 'account.google', person.googleId);
  const known = await findByGoogle(ctx, googleIndex);
  if (known) {
    await followAddress(ctx, known, email);
    return { subjectId: known.subject_id, isNew: false };
  }
  if (age === null) throw new AppError('age_not_stated');
  const created = await create(ctx, { age, email, name: nameOf(person.name), googleIndex, language: person.language ?? null });
  if (created !== null) return { subjectId: created, isNew: true };
  const other = await findByGoogle(ctx, googleIndex);
  if (!other) throw new AppError('conflict');
  return { subjectId: other.subject_id, isNew: false };
};
