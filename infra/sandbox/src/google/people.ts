import { createHash } from 'node:crypto';

/** Somebody who can sign in. */
export interface Person {
  readonly email: string;
  readonly emailVerified: boolean;
  /** Null: Google sends no name for some accounts. */
  readonly name: string | null;
}

const at = (local: string): string => `${local}@people.example`;

const LONG_NAME = `Maria ${'de los Ángeles y Todos los Santos '.repeat(8).trim()} Fernández-Ibáñez`;

/** The people of the consent page, by the name their button carries. */
export const PEOPLE: Readonly<Record<string, Person>> = {
  ada: { email: at('ada.lovelace'), emailVerified: true, name: 'Ada Lovelace' },
  grace: { email: at('grace.hopper+images'), emailVerified: true, name: 'Grace Hopper' },
  nameless: { email: at('nameless'), emailVerified: true, name: null },
  unverified: { email: at('charles.babbage'), emailVerified: false, name: 'Charles Babbage' },
  rtl: { email: at('layla'), emailVerified: true, name: 'ليلى بنت عبد الرحمن المنصوري' },
  long: { email: at('maria'), emailVerified: true, name: LONG_NAME },
};

const DIGITS = 20;

/** Google's `sub`: 21 digits, the same for an address at every sign-in and every start. */
export const subjectOf = ({ email }: Person): string => {
  const digest = createHash('sha256').update(email.toLowerCase()).digest();
  return `1${digest.readBigUInt64BE(0).toString().padStart(DIGITS, '0')}`;
};

/** The letter or two that stand for a person without a picture. */
export const initialsOf = ({ name, email }: Person): string => {
  const words = (name ?? email).split(/\s+/).filter((word) => word !== '');
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return chosen.map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 0x3f).toUpperCase()).join('');
};

/** A name as Google splits it; nothing for a person without one. */
export const nameClaims = ({ name }: Person): Record<string, string> => {
  if (name === null) return {};
  const [given = name, ...rest] = name.split(' ');
  return { name, given_name: given, ...(rest.length > 0 && { family_name: rest.join(' ') }) };
};
