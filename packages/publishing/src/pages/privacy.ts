import type { AnalyticsRules, DataCategory, Purpose } from '@candid/policy';
import type { Block, PublishedDocument, Section } from '../document.ts';
import type { Topic } from '../topics.ts';
import type { Writer } from '../writer.ts';
import { isPurposeInUse, isRoleInUse } from './in-use.ts';
import { filled, inputHeld, isOnDevice, list, promises, resultHeld, ruleHeld, section, table, vendorsOf } from './parts.ts';
import { rights, young, change } from './privacy-people.ts';

const who = (writer: Writer): Section => {
  const { t, text, site, policy } = writer;
  const operator: Block = site.operator
    ? {
        kind: 'facts',
        facts: [
          { label: t('who.name'), runs: [site.operator.name] },
          { label: t('who.address'), runs: [site.operator.address] },
          { label: t('who.contact'), runs: [site.operator.contact] },
          { label: t('who.authority'), runs: [site.operator.authority] },
        ],
      }
    : text('who.unset');
  return section('who', t('who.heading'), [
    text('who.operator'),
    operator,
    text('who.letters', { address: policy.support.address }),
  ]);
};

const short = (writer: Writer): Section => {
  const { t, policy } = writer;
  const { cookies, recipients, retention, rights: rules } = policy;
  const parties = recipients.filter((one) => one.region !== 'own').map(writer.vendor);
  return section('short', t('short.heading'), [
    {
      kind: 'facts',
      facts: [
        { label: t('short.prompt'), runs: [inputHeld(writer, retention.prompt)] },
        { label: t('short.upload'), runs: [inputHeld(writer, retention.upload)] },
        { label: t('short.result'), runs: [resultHeld(writer)] },
        {
          label: t('short.cookies'),
          runs: [cookies.length === 0 ? t('short.noCookies') : t('short.cookiesValue', { count: cookies.length })],
        },
        { label: t('short.parties'), runs: [parties.length === 0 ? t('short.nobody') : writer.list([...new Set(parties)])] },
        { label: t('short.answer'), runs: [t('short.answerValue', { time: rules.answerWithin })] },
      ],
    },
    writer.text(isOnDevice(writer) ? 'privacy.margin.device' : 'privacy.margin'),
  ]);
};

const withPromises = (writer: Writer, topic: Topic, ...[heading, blocks]: [string, readonly (Block | null)[]]): Section =>
  section(topic, heading, [...blocks, ...promises(writer, topic)]);

const purposeName = ({ t, site }: Writer, purpose: Purpose): string => {
  const name = t(`purpose.${purpose}`);
  return isPurposeInUse(site.offers, purpose) ? name : t('why.later', { name });
};

const why = (writer: Writer): Section => {
  const { t, text, policy } = writer;
  const named = (categories: readonly DataCategory[]): string =>
    categories.length === 0 ? t('why.nothing') : writer.list(categories.map((category) => t(`category.${category}`)));
  const rows = policy.purposes.map(({ purpose, bases, categories }) => [
    purposeName(writer, purpose),
    named(categories),
    writer.list(bases.map((basis) => t(`basis.${basis}`))),
  ]);
  return withPromises(writer, 'why', t('why.heading'), [
    text('why.intro'),
    table([t('why.purpose'), t('why.data'), t('why.basis')], rows),
    policy.forbidden.length === 0
      ? null
      : text('why.forbidden', { kinds: policy.forbidden.map((kind) => t(`category.${kind}`)) }),
    isOnDevice(writer) ? null : text('why.required'),
    isOnDevice(writer) ? null : text('why.automated'),
  ]);
};

/** Whether accounts keep pictures longer than a visitor's session lasts. */
const outlivesVisit = ({ policy: { retention, sessions } }: Writer): boolean =>
  !retention.result.endsWithSession && retention.result.lifetime > sessions.anonymous.lifetime;

const content = (writer: Writer): Section =>
  withPromises(writer, 'content', writer.t('content.heading'), [
    writer.site.hasStudio === false ? writer.text('content.device.later') : null,
    writer.text(isOnDevice(writer) ? 'content.device' : 'content.body'),
    writer.policy.retention.result.endsWithSession ? writer.text('held.result.session') : null,
    outlivesVisit(writer) ? writer.text('held.result.visitor', { lifetime: writer.policy.sessions.anonymous.lifetime }) : null,
  ]);

const ACCOUNT_DATA: readonly DataCategory[] = [
  'account-email',
  'account-name',
  'password-hash',
  'google-identifier',
  'preference',
];

const account = (writer: Writer): Section => {
  const { t, text, policy, site } = writer;
  const { anonymous, account: signedIn } = policy.sessions;
  const { password } = policy.signIn;
  const kinds = policy.categories
    .filter((category) => ACCOUNT_DATA.includes(category))
    .map((category) => t(`category.${category}`));
  const visit: readonly (Block | null)[] =
    anonymous.transport === 'none'
      ? []
      : [
          text('account.session', { bits: anonymous.tokenBits, lifetime: anonymous.lifetime }),
          anonymous.idle === null ? null : text('account.session.idle', { idle: anonymous.idle }),
        ];
  const people: readonly (Block | null)[] = policy.features.accounts
    ? [
        site.offers.accounts ? null : text('account.later'),
        text('account.optional', { kinds }),
        signedIn === null ? null : text('account.session.account', { lifetime: signedIn.lifetime }),
        password === null
          ? null
          : text('account.password', {
              algorithm: password.algorithm,
              iterations: password.iterations,
              salt: password.saltBytes,
            }),
      ]
    : [text('account.none')];
  return withPromises(writer, 'account', t('account.heading'), [...visit, ...people]);
};

const money = (writer: Writer): Section => {
  const { t, text, policy, site, phrase } = writer;
  const { payments } = policy;
  if (payments === null) return section('money', t('money.heading'), []);
  return withPromises(writer, 'money', t('money.heading'), [
    site.offers.payments ? null : text('money.later'),
    text('money.body', {
      vendor: writer.list(vendorsOf(writer, ['payment'])),
      fields: payments.keepsFromProvider.map(phrase),
      order: payments.keepsFromOrder.map(phrase),
    }),
  ]);
};

const keep = (writer: Writer): Section => {
  const { t, text, policy } = writer;
  const { prompt, upload, result, ...others } = policy.retention;
  const held = policy.categories.includes('result')
    ? [
        [t('category.prompt'), inputHeld(writer, prompt), t('purpose.provide-service')],
        [t('category.upload'), inputHeld(writer, upload), t('purpose.provide-service')],
        [t('category.result'), resultHeld(writer), t('purpose.provide-service')],
      ]
    : [];
  const rows = Object.entries(others).map(([category, rule]) => [
    t(`category.${category as keyof typeof others}`),
    ruleHeld(writer, rule),
    t(`purpose.${rule.purpose}`),
  ]);
  return withPromises(writer, 'keep', t('keep.heading'), [
    text('keep.intro'),
    table([t('keep.data'), t('keep.until'), t('keep.for')], [...held, ...rows]),
    policy.support.storesLetters ? null : text('keep.mailbox'),
    result.lifetime === 0 ? null : text('keep.keys', { window: policy.security.keyringBackupWindow }),
  ]);
};

const share = (writer: Writer): Section => {
  const { t, text, policy, site } = writer;
  const items = policy.recipients.map((recipient) => {
    const key = isRoleInUse(site.offers, recipient.role) ? 'share.item' : 'share.itemLater';
    return t(key, {
      role: t(`role.${recipient.role}`),
      vendor: writer.vendor(recipient),
      region: t(`region.${recipient.region}`),
    });
  });
  return withPromises(writer, 'share', t('share.heading'), [
    items.length === 0 ? text('share.none') : text('share.intro', { count: items.length }),
    items.length === 0 ? null : list(items),
    text('share.more'),
    text('share.transfer'),
  ]);
};

const browser = (writer: Writer): Section => {
  const { t, text, policy } = writer;
  const count = policy.cookies.length;
  return withPromises(writer, 'browser', t('browser.heading'), [
    count === 0 ? text('browser.none') : text('browser.count', { count }),
    text('browser.more'),
  ]);
};

const MODES = {
  'consented-third-party': 'count.third-party',
  'consented-first-party': 'count.first-party',
  'aggregate-only': 'count.aggregate',
} as const;

/** What is counted of visits, or noted with consent. */
const visits = (writer: Writer, { mode, events, parameters }: AnalyticsRules): readonly (Block | null)[] => {
  const { text, site, phrase } = writer;
  if (events.length === 0) return [];
  const vendor = writer.list(vendorsOf(writer, ['analytics']));
  return [
    site.offers.analytics ? null : text('count.later'),
    text(MODES[mode], { vendor, events: events.map(phrase), parameters: parameters.map(phrase) }),
  ];
};

/** What is counted of the work that people asked for: totals that tell apart what is not known of visits. */
const totals = (
  { text, phrase }: Writer,
  { totals: told, parameters, minimumGroup }: AnalyticsRules,
): readonly (Block | null)[] => {
  const ofWork = told.filter((dimension) => !parameters.includes(dimension));
  return [
    ofWork.length === 0 ? null : text('count.totals', { totals: ofWork.map(phrase) }),
    told.length === 0 ? null : text('count.group', { group: minimumGroup }),
  ];
};

const count = (writer: Writer): Section => {
  const { t, text, policy } = writer;
  const { analytics } = policy;
  const rules = analytics === null ? [text('count.none')] : [...visits(writer, analytics), ...totals(writer, analytics)];
  return withPromises(writer, 'count', t('count.heading'), rules);
};

const safe = (writer: Writer): Section => {
  const { t, text, policy } = writer;
  const { auditEvery, updateWithin } = policy.security;
  return withPromises(writer, 'safe', t('safe.heading'), [
    isOnDevice(writer) ? null : text('safe.body'),
    text('safe.audit', { every: auditEvery, update: updateWithin }),
  ]);
};

/** The privacy policy: every fact out of the definition, every commitment in its place. */
export const privacy = (writer: Writer): PublishedDocument => ({
  page: 'privacy',
  title: writer.t('privacy.title'),
  lead: writer.runs('privacy.lead'),
  sections: filled(
    [who, short, why, content, account, money, keep, share, browser, count, safe, rights, young, change].map((write) =>
      write(writer),
    ),
  ),
});
