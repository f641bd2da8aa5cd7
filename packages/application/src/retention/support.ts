import { duration } from '@candid/kernel';
import { lifetimeOf } from '@candid/privacy';
import { keepAnswerClocks, keepCorrespondence, keepHandingOn, keepInTransit } from '@candid/support';
import type { KindBinding } from './parts.ts';

const every = duration.minutes(1);

/** Letters to support, with all that came along (HI-04, CR-05). */
export const correspondence: KindBinding = {
  name: 'letters-to-support',
  categories: ['correspondence'],
  tables: ['correspondence', 'correspondence_attachment'],
  every,
  // Where letters lie in a mailbox none may be written here, and whatever is there goes.
  bind: ({ work: { db, vault }, policy }) =>
    keepCorrespondence({ db, vault, lifetime: policy.support.storesLetters ? lifetimeOf(policy, 'correspondence') : 0 }),
};

/** Letters that are only handed on (NA-06, NA-14). */
export const lettersInTransit: KindBinding = {
  name: 'letters-in-transit',
  categories: ['letter-in-transit'],
  tables: ['letter_in_transit'],
  every,
  bind: ({ work: { db, vault }, policy }) => keepInTransit({ db, vault, lifetime: lifetimeOf(policy, 'letter-in-transit') }),
};

/** Letters that the mailbox does not have yet, and those that it never got (NA-14). */
export const lettersToHandOn: KindBinding = {
  name: 'letters-to-hand-on',
  categories: [],
  tables: [],
  every,
  bind: ({ work: { db } }) => keepHandingOn({ db }),
};

/** Letters that wait for an answer, and those whose time for it has run out (OD-18). */
export const answerClocks: KindBinding = {
  name: 'letters-to-answer',
  categories: [],
  tables: [],
  every,
  bind: ({ work: { db } }) => keepAnswerClocks({ db, of: 'letters' }),
};

/** Words of a child, whose data has to be erased by a time (OH-21). */
export const childClocks: KindBinding = {
  name: 'child-reports-to-act-on',
  categories: [],
  tables: [],
  every,
  bind: ({ work: { db } }) => keepAnswerClocks({ db, of: 'child' }),
};
