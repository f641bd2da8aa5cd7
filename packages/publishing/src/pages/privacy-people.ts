import type { Section } from '../document.ts';
import type { Writer } from '../writer.ts';
import { reviewOf } from '../review.ts';
import { list, promises, section, table } from './parts.ts';

/** What a person can ask for, how soon it comes, and who hears complaints. */
export const rights = (writer: Writer): Section => {
  const { t, text, policy, site, phrase } = writer;
  const { kinds, answerWithin, calendarMonths, eraseWithin, grace, jurisdictions } = policy.rights;
  const quicker = jurisdictions.map(({ name, fullAccessWithin }) => [
    phrase(name),
    t('rights.copy.own', { time: fullAccessWithin ?? answerWithin }),
  ]);
  return section('rights', t('rights.heading'), [
    text('rights.intro'),
    list(kinds.map((kind) => t(`right.${kind}`))),
    text('rights.how', { address: policy.support.address }),
    text('rights.when', { time: answerWithin, months: calendarMonths }),
    grace === 0 ? text('rights.erase.now', { time: eraseWithin }) : text('rights.erase', { time: eraseWithin, grace }),
    text('rights.places'),
    table([t('rights.place'), t('rights.copy')], quicker),
    site.operator ? text('rights.complain', { authority: site.operator.authority }) : text('rights.complain.unset'),
    ...promises(writer, 'rights'),
  ]);
};

/** Ages, and what happens with a younger child's data. */
export const young = (writer: Writer): Section => {
  const { t, text, policy } = writer;
  const { minimumAge, raisedTo, eraseWithin } = policy.children;
  return section('young', t('young.heading'), [
    text(policy.features.onDevice ? 'young.device' : 'young.body', { age: minimumAge, time: eraseWithin }),
    raisedTo === null ? null : text('young.raised', { age: raisedTo }),
    ...promises(writer, 'young'),
  ]);
};

/** The version in force, how changes are made known, and when the policy is looked at again (OD-19). */
export const change = (writer: Writer): Section => {
  const { t, text, policy, site } = writer;
  const { next, isOverdue } = reviewOf(policy, site.now, site.reviewedOn);
  return section('change', t('change.heading'), [
    text('change.version', { version: new Date(policy.version) }),
    text('change.history'),
    policy.changes.channels.includes('in-product')
      ? text(policy.features.accounts ? 'change.line.account' : 'change.line', { time: policy.changes.shownFor })
      : null,
    policy.changes.noticeAhead === 0 ? null : text('change.notice', { time: policy.changes.noticeAhead }),
    text(isOverdue ? 'change.overdue' : 'change.review', { every: policy.reviewEvery, next }),
    policy.features.onDevice && policy.features.newsletter && !site.offers.newsletter ? text('change.updates.later') : null,
    ...promises(writer, 'change'),
  ]);
};
