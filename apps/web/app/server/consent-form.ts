import type { Choosing } from '@candid/accounts';
import { AppError } from '@candid/kernel';
import type { ConsentCategory, PolicyDefinition } from '@candid/policy';
import { fieldOf } from '../consent/consent-fields.ts';
import { wordingOf } from './consent-view.ts';

const MEANS = ['notice', 'panel'] as const satisfies readonly Choosing['means'][];

/** The one value of a field that is a text. @throws AppError `bad_request` for none, several, or a file */
const single = (form: FormData, name: string): string => {
  const [value, ...more] = form.getAll(name);
  if (typeof value !== 'string' || more.length > 0) throw new AppError('bad_request');
  return value;
};

const grantedIn = (form: FormData, asks: readonly ConsentCategory[]): readonly ConsentCategory[] => {
  const choice = single(form, 'choice');
  if (choice === 'all') return asks;
  if (choice === 'none') return [];
  if (choice !== 'some') throw new AppError('bad_request');
  return asks.filter((category) => {
    // A question that is left open, or that the page could not ask, is not agreed to.
    const answer = form.has(fieldOf(category)) ? single(form, fieldOf(category)) : 'no';
    if (answer !== 'yes' && answer !== 'no') throw new AppError('bad_request');
    return answer === 'yes';
  });
};

/**
 * Reads a choice from its form.
 * @throws AppError `bad_request` for what no form of ours sends, `consent_outdated` where the text that was read is not the one of now
 */
export const readConsentForm = (
  form: FormData,
  { asks, policy }: { readonly asks: readonly ConsentCategory[]; readonly policy: PolicyDefinition },
): Pick<Choosing, 'granted' | 'wording' | 'means'> => {
  const expected = ['choice', 'means', 'wording', ...asks.map(fieldOf)];
  if ([...form.keys()].some((name) => !expected.includes(name))) throw new AppError('bad_request');
  const given = single(form, 'means');
  const means = MEANS.find((known) => known === given);
  if (means === undefined) throw new AppError('bad_request');
  const granted = grantedIn(form, asks);
  const wording = wordingOf(policy, single(form, 'wording'));
  if (wording === null) throw new AppError('consent_outdated');
  return { granted, wording, means };
};
