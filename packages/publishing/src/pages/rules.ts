import type { Block, PublishedDocument, Section } from '../document.ts';
import type { Writer } from '../writer.ts';
import { isOnDevice, list, makersOf, section, vendorsOf } from './parts.ts';

const yours = (writer: Writer): Section => {
  const { t, text, policy } = writer;
  const { lifetime, endsOnDownload } = policy.retention.result;
  const time = endsOnDownload ? text('terms.yours.download', { lifetime }) : text('terms.yours.time', { lifetime });
  return section('yours', t('terms.yours.heading'), [
    text(isOnDevice(writer) ? 'terms.yours.device' : 'terms.yours.body'),
    lifetime === 0 ? null : time,
  ]);
};

const money = (writer: Writer): Section => {
  const { t, text, policy, site } = writer;
  const says = (): Block => {
    if (policy.payments === null) return text('terms.money.free');
    if (!site.offers.payments) return text('terms.money.later');
    return text('terms.money.body', { vendor: writer.list(vendorsOf(writer, ['payment'])) });
  };
  return section('money', t('terms.money.heading'), [says()]);
};

const limits = (writer: Writer): readonly Section[] => {
  const { t, text, policy } = writer;
  const { count, per } = policy.limits.generationsPerSession;
  if (count === 0) return [];
  return [section('limits', t('terms.limits.heading'), [text('terms.limits.body', { count, per }), text('terms.limits.stop')])];
};

/** The terms of use. */
export const terms = (writer: Writer): PublishedDocument => {
  const { t, text, policy, site } = writer;
  const { minimumAge, raisedTo } = policy.children;
  const { noticeAhead } = policy.changes;
  return {
    page: 'terms',
    title: t('terms.title'),
    lead: writer.runs('terms.lead'),
    sections: [
      section('who', t('terms.who.heading'), [
        site.operator ? text('terms.who.body', site.operator) : text('terms.who.unset'),
        text('terms.who.openai'),
      ]),
      section('what', t('terms.what.heading'), [
        site.hasStudio === false ? text('content.device.later') : null,
        isOnDevice(writer) ? text('terms.what.device') : text('terms.what.body', { makers: makersOf(writer) }),
        text('terms.what.machine'),
      ]),
      section('age', t('terms.age.heading'), [
        text(isOnDevice(writer) ? 'terms.age.device' : 'terms.age.body', { age: minimumAge }),
        raisedTo === null ? null : text('terms.age.raised', { age: raisedTo }),
      ]),
      yours(writer),
      section('rules', t('terms.rules.heading'), [
        writer.has('acceptable-use') ? text('terms.rules.body') : null,
        text('terms.rules.machine'),
      ]),
      money(writer),
      ...limits(writer),
      section('end', t('terms.end.heading'), [
        policy.features.accounts ? text('terms.end.account', { grace: policy.rights.grace }) : text('terms.end.visitor'),
        isOnDevice(writer) ? null : text('terms.end.block'),
      ]),
      section('liable', t('terms.liable.heading'), [text('terms.liable.body')]),
      section('change', t('terms.change.heading'), [
        text('terms.change.body'),
        noticeAhead === 0 ? null : text('terms.change.notice', { time: noticeAhead }),
      ]),
    ],
  };
};

const NEVER = ['children', 'consent', 'deceive', 'hate', 'harm', 'private', 'rights'] as const;

/** What the service is not for, how that is checked, and what to do when the check was wrong (CR-15). */
export const acceptableUse = (writer: Writer): PublishedDocument => {
  const { t, text, policy } = writer;
  const { address } = policy.support;
  const vendor = writer.list(vendorsOf(writer, ['moderation']));
  const check = isOnDevice(writer) ? [text('use.check.device')] : [text('use.check.body', { vendor }), text('use.check.nobody')];
  return {
    page: 'acceptable-use',
    title: t('use.title'),
    lead: writer.runs('use.lead'),
    sections: [
      section('never', t('use.never.heading'), [text('use.never.intro'), list(NEVER.map((kind) => t(`use.never.${kind}`)))]),
      section('check', t('use.check.heading'), check),
      section('appeal', t('use.appeal.heading'), [text('use.appeal.body', { address })]),
      section('report', t('use.report.heading'), [text('use.report.body', { address })]),
    ],
  };
};

/** When money or credits come back. */
export const refunds = (writer: Writer): PublishedDocument => {
  const { t, text, policy, site } = writer;
  return {
    page: 'refunds',
    title: t('refunds.title'),
    lead: writer.runs('refunds.lead'),
    sections: [
      ...(site.offers.payments ? [] : [section('today', t('refunds.later.heading'), [text('refunds.later')])]),
      section('credit', t('refunds.credit.heading'), [text('refunds.credit.body')]),
      section('money', t('refunds.money.heading'), [text('refunds.money.body', { address: policy.support.address })]),
      section('used', t('refunds.used.heading'), [text('refunds.used.body')]),
      section('how', t('refunds.how.heading'), [
        text('refunds.how.body', { vendor: writer.list(vendorsOf(writer, ['payment'])) }),
      ]),
    ],
  };
};

const NOTICE = ['work', 'where', 'who', 'truth', 'sign'] as const;

/** How to report what infringes a right, and what follows. */
export const ip = (writer: Writer): PublishedDocument => {
  const { t, text, policy } = writer;
  const { lifetime } = policy.retention.result;
  return {
    page: 'ip',
    title: t('ip.title'),
    lead: writer.runs('ip.lead'),
    sections: [
      section('what', t('ip.what.heading'), [text('ip.what.body'), text('ip.what.time', { lifetime })]),
      section('notice', t('ip.notice.heading'), [
        text('ip.notice.intro', { address: policy.support.address }),
        list(NOTICE.map((item) => t(`ip.notice.${item}`))),
      ]),
      section('then', t('ip.then.heading'), [text('ip.then.body'), text('ip.then.counter'), text('ip.then.repeat')]),
      section('models', t('ip.model.heading'), [text('ip.model.body', { makers: makersOf(writer) })]),
    ],
  };
};
