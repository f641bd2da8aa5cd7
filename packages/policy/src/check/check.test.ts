import { duration } from '@candid/kernel';
import { describe, expect, it } from 'vitest';
import type { PolicyDefinition } from '../definition.ts';
import { policies } from '../policies/index.ts';
import type { Rule, Verdict } from './findings.ts';
import { checkPolicy, faults } from './index.ts';

const oneHour = policies['one-hour'];
const credits = policies.credits;
const noAccount = policies['no-account'];
const commitment = oneHour.commitments[0]!;

const change = (recipient: number, values: object, of = oneHour): PolicyDefinition => ({
  ...of,
  recipients: of.recipients.map((r, i) => (i === recipient ? { ...r, ...values } : r)),
});
const without = <T extends { readonly name?: string }>(items: readonly T[], name: string): readonly T[] =>
  items.filter((i) => i.name !== name);
const noRule = (category: string, { retention } = oneHour): PolicyDefinition['retention'] =>
  Object.fromEntries(Object.entries(retention).filter(([key]) => key !== category)) as PolicyDefinition['retention'];
const cookie = (name: string, values: object): PolicyDefinition => ({
  ...oneHour,
  cookies: oneHour.cookies.map((c) => (c.name === name ? { ...c, ...values } : c)),
});
const anonymous = (values: object, of = oneHour): PolicyDefinition => ({
  ...of,
  sessions: { ...of.sessions, anonymous: { ...of.sessions.anonymous, ...values } },
});
const standing = (values: object): PolicyDefinition => ({ ...oneHour, commitments: [{ ...commitment, ...values }] });
const closed = { open: false, why: null, enforcedBy: ['a.ts'], tests: ['a.test.ts'] };
const us = { region: 'us' };

/** Seeded breaches: what is wrong, the policy with it, and the one finding it must cause. */
const breaches: readonly (readonly [string, PolicyDefinition, Verdict, Rule, string])[] = [
  [
    'HI-25 no mechanism for the EEA',
    change(1, { transfer: { eea: null, uk: 'uk-addendum', switzerland: 'swiss-addendum' } }),
    'violation',
    'transfer',
    'recipients.image-generation.transfer.eea',
  ],
  [
    'HI-25 no UK addendum',
    change(1, { transfer: { eea: 'scc', uk: 'scc', switzerland: 'swiss-addendum' } }),
    'violation',
    'transfer',
    'recipients.image-generation.transfer.uk',
  ],
  [
    'CR-18 no Swiss addendum',
    change(1, { transfer: { eea: 'scc', uk: 'uk-addendum', switzerland: null } }, credits),
    'violation',
    'transfer',
    'recipients.image-generation.transfer.switzerland',
  ],
  ['a host abroad called local', change(0, us), 'violation', 'transfer', 'recipients.hosting.transfer.eea'],
  [
    'OH-21 accounts without a word about age',
    { ...oneHour, children: { ...oneHour.children, ageStatement: false } },
    'violation',
    'age-limit',
    'children.ageStatement',
  ],
  ...([{ raisedIn: [] }, { raisedTo: 12 }, { raisedTo: null }] as const).map(
    (values) =>
      [
        `CR-27 a raised age that is not one: ${JSON.stringify(values)}`,
        { ...credits, children: { ...credits.children, ...values } },
        'violation',
        'age-limit',
        'children.raisedTo',
      ] as const,
  ),
  [
    'NA-14 letters that are kept and only on their way at once',
    { ...noAccount, support: { ...noAccount.support, storesLetters: true } },
    'violation',
    'letters-go',
    'support.storesLetters',
  ],
  [
    'NA-14 a lost letter whose record is gone before it is lost',
    { ...noAccount, retention: { ...noAccount.retention, 'mail-delivery': noAccount.retention['letter-in-transit']! } },
    'violation',
    'letters-go',
    'retention.mail-delivery',
  ],
  [
    'NA-14 a lost letter that has no record',
    { ...noAccount, retention: noRule('mail-delivery', noAccount) },
    'violation',
    'letters-go',
    'retention.mail-delivery',
  ],
  ['nobody hosts', { ...oneHour, recipients: oneHour.recipients.slice(1) }, 'gap', 'recipient-present', 'recipients.hosting'],
  [
    'nobody moderates',
    { ...oneHour, recipients: oneHour.recipients.filter((r) => r.role !== 'moderation') },
    'gap',
    'recipient-present',
    'recipients.moderation',
  ],
  [
    'a recipient of undeclared data',
    change(1, { receives: ['country'] }),
    'violation',
    'declared-category',
    'recipients.image-generation.receives',
  ],
  [
    'a purpose with undeclared data',
    {
      ...oneHour,
      purposes: [...oneHour.purposes, { purpose: 'fraud-prevention', bases: ['contract'], categories: ['country'] }],
    },
    'violation',
    'declared-category',
    'purposes.fraud-prevention',
  ],
  [
    'retention of undeclared data',
    { ...oneHour, retention: { ...oneHour.retention, country: { lifetime: 1, from: 'collected', purpose: 'security' } } },
    'violation',
    'declared-category',
    'retention.country',
  ],
  [
    'sign-in keeps undeclared data',
    { ...oneHour, signIn: { google: { scopes: [], keeps: ['country'] }, password: null } },
    'violation',
    'declared-category',
    'signIn.google.keeps',
  ],
  [
    'CR-13 biometrics declared',
    { ...credits, categories: [...credits.categories, 'biometric'] },
    'violation',
    'forbidden-category',
    'categories.biometric',
  ],
  [
    'OH-01 data without a use',
    { ...oneHour, categories: [...oneHour.categories, 'trial-marker'] },
    'violation',
    'purpose-basis',
    'categories.trial-marker',
  ],
  [
    'HI-06 a log nobody declared',
    { ...oneHour, networkLog: { fields: ['address'] } },
    'violation',
    'log-fields',
    'networkLog.network-log',
  ],
  [
    'CR-06 a declared log that nothing writes',
    { ...credits, networkLog: null },
    'violation',
    'log-fields',
    'networkLog.network-log',
  ],
  [
    'CR-06 a declared country that no line holds',
    { ...credits, networkLog: { fields: ['address'] } },
    'violation',
    'log-fields',
    'networkLog.country',
  ],
  ['data without an end', { ...oneHour, retention: noRule('ledger') }, 'gap', 'retention-present', 'retention.ledger'],
  [
    'CR-14 purpose without a ground',
    { ...oneHour, purposes: oneHour.purposes.map((r) => (r.purpose === 'billing' ? { ...r, bases: [] } : r)) },
    'violation',
    'purpose-basis',
    'purposes.billing.bases',
  ],
  ['CR-14 purpose not declared', change(4, { purpose: 'marketing' }), 'violation', 'purpose-basis', 'recipients.payment.purpose'],
  [
    'marketing without consent',
    { ...oneHour, purposes: [...oneHour.purposes, { purpose: 'marketing', bases: ['contract'], categories: ['account-email'] }] },
    'violation',
    'purpose-basis',
    'purposes.marketing.bases',
  ],
  [
    'OH-13 session cookie not declared',
    { ...oneHour, cookies: without(oneHour.cookies, 'candid_session') },
    'violation',
    'declared-cookie',
    'sessions.anonymous',
  ],
  [
    'OH-13 session cookie of another lifetime',
    cookie('candid_account', { lifetime: 1 }),
    'violation',
    'declared-cookie',
    'sessions.account',
  ],
  [
    'NA-08 a session cookie that outlives the browser',
    anonymous({ transport: 'cookie-session' }),
    'violation',
    'declared-cookie',
    'sessions.anonymous',
  ],
  [
    'OH-10 analytics cookie before consent',
    cookie('_ga', { setAt: 'first-visit' }),
    'violation',
    'declared-cookie',
    'cookies._ga.setAt',
  ],
  [
    'OH-14 consent that nothing remembers',
    { ...oneHour, cookies: without(oneHour.cookies, 'candid_consent') },
    'violation',
    'consent-kept',
    'consent.analytics',
  ],
  [
    'OH-14 consent that is asked for at every visit',
    cookie('candid_consent', { lifetime: null }),
    'violation',
    'consent-kept',
    'consent.analytics',
  ],
  [
    'HI-16 consent that nothing proves',
    {
      ...oneHour,
      categories: oneHour.categories.filter((name) => name !== 'consent-record'),
      retention: noRule('consent-record'),
      purposes: oneHour.purposes.map((r) => ({ ...r, categories: r.categories.filter((name) => name !== 'consent-record') })),
    },
    'violation',
    'consent-kept',
    'consent.analytics',
  ],
  [
    'HI-16 a visitor whose consent has no record',
    { ...oneHour, subjects: oneHour.subjects.filter((kind) => kind !== 'marker') },
    'violation',
    'consent-kept',
    'consent.analytics',
  ],
  ['CR-25 a token that is not declared', { ...credits, browserStorage: [] }, 'violation', 'declared-cookie', 'sessions.account'],
  [
    'a session longer than promised',
    anonymous({ lifetime: duration.days(31) }, credits),
    'violation',
    'retention-within-promise',
    'retention.session',
  ],
  [
    'HI-13 erasure slower than promised',
    { ...oneHour, rights: { ...oneHour.rights, grace: duration.days(24) } },
    'violation',
    'retention-within-promise',
    'rights.eraseWithin',
  ],
  [
    'a role played twice',
    { ...oneHour, recipients: [...oneHour.recipients, oneHour.recipients[0]!] },
    'violation',
    'unique',
    'recipients',
  ],
  ['a commitment twice', { ...oneHour, commitments: [commitment, commitment] }, 'violation', 'unique', 'commitments'],
  ['open without a reason', standing({ open: true, why: null }), 'gap', 'commitment-standing', 'commitments.OH-01'],
  [
    'closed with nothing that enforces',
    standing({ ...closed, enforcedBy: [] }),
    'gap',
    'commitment-standing',
    'commitments.OH-01',
  ],
  ['closed without a test', standing({ ...closed, tests: [] }), 'gap', 'commitment-standing', 'commitments.OH-01'],
  [
    'OD-17 changes that no feed tells',
    { ...oneHour, changes: { ...oneHour.changes, channels: ['page', 'in-product'] } },
    'violation',
    'changes-told',
    'changes.channels.feed',
  ],
  [
    'HI-26 changes told by mail that nobody carries',
    {
      ...oneHour,
      changes: { noticeAhead: 0, shownFor: 0, channels: ['page', 'feed', 'mail'] },
      recipients: oneHour.recipients.filter(({ role }) => role !== 'mail'),
    },
    'violation',
    'changes-told',
    'changes.channels.mail',
  ],
  [
    'HI-26 changes told by mail to no address',
    { ...policies['no-account'], changes: { noticeAhead: 0, shownFor: 0, channels: ['page', 'feed', 'mail'] } },
    'violation',
    'changes-told',
    'changes.channels.mail',
  ],
  [
    'a sentence over a value that is not there',
    standing({ parameters: ['retention.result.lasts'] }),
    'violation',
    'promise-parameter',
    'commitments.OH-01',
  ],
  [
    'a sentence over a role that nobody has',
    standing({ parameters: ['recipients.storage.receives'] }),
    'violation',
    'promise-parameter',
    'commitments.OH-01',
  ],
  [
    'a sentence over what this policy lacks',
    standing({ parameters: ['onDevice.exports'] }),
    'violation',
    'promise-parameter',
    'commitments.OH-01',
  ],
];

describe('checkPolicy', () => {
  it.each(Object.values(policies))('HI-25 CR-13 CR-18: finds nothing wrong with $id', (policy) => {
    expect(faults(checkPolicy(policy))).toEqual([]);
  });

  it('lists what holds beside what does not', () => {
    expect(checkPolicy(oneHour)).toContainEqual({ verdict: 'compliant', rule: 'unique', at: 'cookies', says: 'holds' });
  });

  it.each(breaches)('%s', (_name, policy, verdict, rule, at) => {
    expect(faults(checkPolicy(policy))).toContainEqual(expect.objectContaining({ verdict, rule, at }));
  });

  it('accepts a complete closed commitment', () => {
    expect(faults(checkPolicy(standing(closed)))).toEqual([]);
  });

  it('accepts a recipient in the EEA without clauses', () => {
    const transfer = { eea: 'not-needed', uk: 'adequacy', switzerland: 'adequacy' };
    expect(faults(checkPolicy(change(1, { region: 'eea', transfer })))).toEqual([]);
  });

  it('refuses a recipient in the EEA that has no ground for data from the United Kingdom', () => {
    const policy = change(1, { region: 'eea', transfer: { eea: 'not-needed', uk: 'not-needed', switzerland: 'adequacy' } });
    expect(faults(checkPolicy(policy)).map((f) => f.at)).toEqual(['recipients.image-generation.transfer.uk']);
  });

  it('asks for nobody to carry mail where nothing is written to anyone', () => {
    const { features, recipients } = policies['on-device'];
    const policy = { ...policies['on-device'], features: { ...features, support: false }, recipients: recipients.slice(0, 1) };
    expect(faults(checkPolicy(policy)).filter((f) => f.rule === 'recipient-present')).toEqual([]);
  });

  it('holds every session to zero where no retention is promised for one', () => {
    const policy = { ...policies['no-account'], retention: noRule('session') };
    expect(faults(checkPolicy(policy))).toContainEqual(expect.objectContaining({ rule: 'retention-within-promise' }));
  });
});
