import { newId } from '@candid/kernel';
import { optionalUses, policies, type ConsentCategory } from '@candid/policy';
import { describe, expect, test } from 'vitest';
import { allows, answer, isToBeAsked, signalsGpc, stateOf, termsOf, type ConsentOutcomes } from './consent.ts';
import { parseKept, strictest, type KeptChoice } from './kept-choice.ts';

const asks: readonly ConsentCategory[] = ['preference', 'analytics'];
const open = { asks, signalsGpc: false };
const closed = { asks, signalsGpc: true };
const terms = termsOf(optionalUses(policies.history));

describe('an act', () => {
  test('OH-14 HI-16: answers every question, and what was not agreed to is refused', () => {
    expect(answer([], { ...open, before: null })).toEqual({ preference: 'refused', analytics: 'refused' });
    expect(answer(['analytics'], { ...open, before: null })).toEqual({ preference: 'refused', analytics: 'granted' });
    expect(answer(asks, { asks: ['analytics'], signalsGpc: false, before: null })).toEqual({ analytics: 'granted' });
  });

  test('OH-14: what had been granted is withdrawn, and stays so until it is granted again', () => {
    const all: ConsentOutcomes = { preference: 'granted', analytics: 'granted' };
    const withdrawn = answer(['preference'], { ...open, before: all });
    expect(withdrawn).toEqual({ preference: 'granted', analytics: 'withdrawn' });
    expect(answer([], { ...open, before: withdrawn })).toEqual({ preference: 'withdrawn', analytics: 'withdrawn' });
    expect(answer(asks, { ...open, before: withdrawn })).toEqual(all);
  });

  test('OH-10 HI-05: against a Global Privacy Control signal analytics cannot be agreed to', () => {
    expect(answer(asks, { ...closed, before: null })).toEqual({ preference: 'granted', analytics: 'refused' });
  });
});

test('OH-10 HI-05: the signal is exactly 1', () => {
  expect(signalsGpc('1')).toBe(true);
  for (const value of [null, '', '0', '1, 1', '0, 1', '11', 'true', '?1', '"1"', '1;a'])
    expect(signalsGpc(value), `${value}`).toBe(false);
  expect(
    signalsGpc(
      new Headers([
        ['Sec-GPC', '1'],
        ['Sec-GPC', '1'],
      ]).get('Sec-GPC'),
    ),
  ).toBe(false);
});

describe('a choice that stands', () => {
  const decided = (outcomes: ConsentOutcomes) => ({ terms, outcomes, decidedAt: new Date(0) });
  const granted = decided({ preference: 'refused', analytics: 'granted' });

  test('allows what it says, on its own terms, and against no signal', () => {
    expect(allows(granted, { ...open, terms, category: 'analytics' })).toBe(true);
    expect(allows(granted, { ...open, terms, category: 'preference' })).toBe(false);
    expect(allows(granted, { ...closed, terms, category: 'analytics' })).toBe(false);
    expect(allows(granted, { ...open, terms: 'others', category: 'analytics' })).toBe(false);
    expect(allows(null, { ...open, terms, category: 'analytics' })).toBe(false);
    expect(allows(decided({ analytics: 'granted' }), { asks: [], signalsGpc: false, terms, category: 'analytics' })).toBe(false);
  });

  test('OH-14: is asked for once on the same terms, refused or not, and again on others', () => {
    expect(isToBeAsked(null, { ...open, terms })).toBe(true);
    expect(isToBeAsked(granted, { ...open, terms })).toBe(false);
    expect(isToBeAsked(decided(answer([], { ...open, before: null })), { ...open, terms })).toBe(false);
    expect(isToBeAsked(granted, { ...open, terms: 'others' })).toBe(true);
  });

  test('nobody is asked what their browser has answered, nor where nothing is asked', () => {
    expect(isToBeAsked(null, { asks: ['analytics'], signalsGpc: true, terms })).toBe(false);
    expect(isToBeAsked(null, { ...closed, terms })).toBe(true);
    expect(isToBeAsked(null, { asks: [], signalsGpc: false, terms })).toBe(false);
  });

  test('has one state as a whole', () => {
    expect(stateOf(null)).toBe('none');
    expect(stateOf({ preference: 'refused', analytics: 'refused' })).toBe('refused');
    expect(stateOf({ preference: 'granted', analytics: 'refused' })).toBe('some');
    expect(stateOf({ preference: 'granted', analytics: 'withdrawn' })).toBe('some');
    expect(stateOf({ preference: 'granted', analytics: 'granted' })).toBe('all');
    expect(stateOf({ preference: 'refused', analytics: 'withdrawn' })).toBe('withdrawn');
  });
});

test('OH-14: only what is optional makes other terms', () => {
  const { history } = policies;
  const renamed = history.cookies.map((cookie) => (cookie.category === 'essential' ? { ...cookie, lifetime: 1 } : cookie));
  expect(termsOf(optionalUses({ ...history, cookies: renamed }))).toBe(terms);
  const longer = history.cookies.map((cookie) => (cookie.name === 'candid_usage' ? { ...cookie, lifetime: 1 } : cookie));
  expect(termsOf(optionalUses({ ...history, cookies: longer }))).not.toBe(terms);
  expect(termsOf(optionalUses(policies['one-hour']))).not.toBe(terms);
});

describe('what a browser remembers', () => {
  const kept = (outcomes: ConsentOutcomes, at = 0): KeptChoice => ({
    terms,
    outcomes,
    decidedAt: new Date(at),
    holder: newId<'subject'>(),
  });

  test('comes back as it was', () => {
    const choice = kept({ preference: 'granted', analytics: 'withdrawn' }, 1_700_000_000_000);
    expect(parseKept(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
    expect(parseKept(JSON.parse(JSON.stringify({ ...choice, holder: null })))).toEqual({ ...choice, holder: null });
  });

  test('is nothing where it is not whole', () => {
    const choice = JSON.parse(JSON.stringify(kept({ analytics: 'granted' }))) as object;
    for (const broken of [
      null,
      'granted',
      [],
      {},
      { ...choice, terms: 1 },
      { ...choice, outcomes: { analytics: 'yes' } },
      { ...choice, outcomes: { advertising: 'granted' } },
      { ...choice, outcomes: null },
      { ...choice, decidedAt: 'soon' },
      { ...choice, decidedAt: 5 },
      { ...choice, holder: 'someone' },
      { ...choice, holder: 5 },
    ])
      expect(parseKept(broken)).toBeNull();
  });

  test('of several the newest counts, and of its yeses those that all say', () => {
    const [old, late] = [
      kept({ preference: 'granted', analytics: 'granted' }, 1),
      kept({ preference: 'granted', analytics: 'refused' }, 2),
    ];
    expect(strictest([])).toBeNull();
    expect(strictest([old])).toEqual(old);
    expect(strictest([old, late])).toEqual(late);
    const planted = kept({ preference: 'granted', analytics: 'granted' }, 3);
    expect(strictest([late, planted])).toEqual({ ...planted, outcomes: { preference: 'granted', analytics: 'refused' } });
  });
});
