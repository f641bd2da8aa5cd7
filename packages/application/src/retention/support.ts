import { duration } from '@candid/kernel';
import { lifetimeOf } from '@candid/privacy';
import { keepAnswerClocks, keepCorrespondence } from '@candid/support';
import type { KindBinding } from './parts.ts';

const every = duration.minutes(1);

/** Letters to support, with all that came along (HI-04, CR-05). */
export const correspondence: KindBinding = {
  name: 'letters-to-support',
  categories: ['correspondence'],
  tables: ['correspondence', 'correspondence_attachment'],
  every,
  bind: ({ work: { db, vault }, policy }) => keepCorrespondence({ db, vault, lifetime: lifetimeOf(policy, 'correspondence') }),
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
