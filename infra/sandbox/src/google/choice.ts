import { PEOPLE, type Person } from './people.ts';

/** What a person typed for somebody who is not on the list. */
export interface OtherPerson {
  readonly address: string;
  readonly name: string;
  readonly verified: boolean;
}

export type Choice =
  | { readonly kind: 'refused' }
  | { readonly kind: 'chosen'; readonly person: Person }
  | { readonly kind: 'incomplete'; readonly other: OtherPerson; readonly problem: 'missing' | 'long' };

/** Longer than any address that works, so that clients can be tried with one that is too long. */
export const MAX_ADDRESS = 400;

const problemOf = (address: string): 'missing' | 'long' | null => {
  if (address.length > MAX_ADDRESS) return 'long';
  return /^[^\s@]+@[^\s@]+$/.test(address) ? null : 'missing';
};

/** Reads the form of the consent page; null where it names nobody we know. */
export const readChoice = (form: URLSearchParams): Choice | null => {
  const who = form.get('person') ?? '';
  if (who === 'nobody') return { kind: 'refused' };
  const listed = Object.hasOwn(PEOPLE, who) ? PEOPLE[who] : undefined;
  if (listed) return { kind: 'chosen', person: listed };
  if (who !== 'other') return null;
  const address = (form.get('address') ?? '').trim();
  const name = (form.get('name') ?? '').trim();
  const verified = form.get('verified') === 'yes';
  const problem = problemOf(address);
  if (problem) return { kind: 'incomplete', other: { address, name, verified }, problem };
  return { kind: 'chosen', person: { email: address, emailVerified: verified, name: name === '' ? null : name } };
};
