import { commitment } from '../../define.ts';
import type { Commitment } from '../../definition.ts';
import { counted, list, span, spoken } from '../../words.ts';
import { contentTeachesNothing, inputsEnd, providerGetsTheNeeded } from '../shared/standings.ts';
import { toldAfterConsent } from '../shared/traffic-standings.ts';
import type { OneHourParameters } from './parameters.ts';

/** What `one-hour` says of the data it handles and of those it hands data to (OH-01 to OH-12). */
export const data = (p: OneHourParameters): readonly Commitment[] => [
  commitment({
    id: 'OH-01',
    promise: `We declare ${counted(p.categories.length, 'kind')} of data, each with its use, and have nowhere to put any other kind.`,
    parameters: ['categories', 'purposes', 'forbidden'],
    evidence: 'query data-map: columns classified, columns not classified (0), kinds of data stored and not declared (0)',
    enforcedBy: ['packages/db/src/data-map/check-data-map.ts', 'packages/db/src/data-map/check-declared.ts'],
    tests: [
      'packages/db/src/data-map/check-declared.test.ts',
      'packages/db/src/data-map/data-map.db.test.ts',
      'infra/ops/src/supervise.db.test.ts',
      'packages/application/src/evidence/declarations.db.test.ts',
    ],
  }),
  commitment({
    id: 'OH-02',
    promise: `An account is optional: ${counted(p.limits.freeImages, 'picture')} in ${span(p.limits.generationsPerSession.per)} are free to any visitor, and signing in adds credits and receipts only.`,
    parameters: ['limits.freeImages', 'limits.generationsPerSession', 'features.accounts'],
    evidence: 'probe visitor-generates: a fresh session without an account submits and is served',
    waitsFor: 'credits and receipts, the other half of what signing in adds',
  }),
  commitment({
    id: 'OH-03',
    promise: `When you sign in with Google we ask for ${list(p.signIn.google.scopes)}, keep your address, your name and a scrambled form of your Google id, and throw Google's tokens away at once. Your Google password never passes through us.`,
    parameters: ['signIn.google.scopes', 'signIn.google.keeps'],
    evidence: 'query google-profile: columns filled from a sign-in, tokens stored (0)',
    enforcedBy: [
      'packages/remix-kit/src/google/google-strategy.ts',
      'packages/accounts/src/usecases/sign-in-with-google.ts',
      'packages/accounts/src/store/contact-fields.ts',
    ],
    tests: [
      'packages/remix-kit/src/google/google-sign-in.test.ts',
      'packages/accounts/src/usecases/accounts.db.test.ts',
      'packages/application/src/evidence/google.db.test.ts',
    ],
  }),
  commitment({
    id: 'OH-04',
    promise:
      'The words of your prompt are sealed while your picture is being made. When the making ends, in success or not, the key to them is destroyed.',
    parameters: ['retention.prompt'],
    evidence: 'query prompts-held: prompts held now, of which their generation has ended (0)',
    ...inputsEnd,
  }),
  commitment({
    id: 'OH-05',
    promise:
      'Reference images and masks you add are sealed the same way and end with the same generation, even when the program making it is killed.',
    parameters: ['retention.upload'],
    evidence: 'query uploads-held: files and keys held now, of which their generation has ended (0)',
    ...inputsEnd,
  }),
  commitment({
    id: 'OH-06',
    promise: `A finished picture waits ${span(p.retention.result.lifetime)} for you to download it. Then it can no longer be opened, and within ${span(p.retention.result.sweepWithin)} more its file and its key are gone. Nothing prolongs this.`,
    parameters: ['retention.result.lifetime', 'retention.result.sweepWithin'],
    evidence: 'query results-held: held now, age of the oldest, overdue (0), prolonged (0)',
    enforcedBy: [
      'packages/imaging/src/usecases/deliver-image.ts',
      'packages/imaging/src/usecases/read-image.ts',
      'packages/imaging/src/usecases/keep-images.ts',
      'packages/vault/src/vault.ts',
      'packages/remix-kit/src/security-headers.ts',
    ],
    tests: [
      'packages/application/src/image-deadline.db.test.ts',
      'packages/vault/src/vault-deadlines.db.test.ts',
      'packages/remix-kit/src/http-server.test.ts',
      'e2e/stories/deadline.e2e.ts',
      'packages/application/src/backup-copy.db.test.ts',
      'packages/application/src/evidence/held.db.test.ts',
    ],
  }),
  commitment({
    id: 'OH-07',
    promise:
      'No model learns from what you write, upload or make here: only the making of your own picture reads them, and there is no way to export them as a data set.',
    parameters: ['purposes', 'recipients'],
    evidence: 'probe provider-request: fields sent to the image provider, of which a picture does not need (0)',
    ...contentTeachesNothing,
  }),
  commitment({
    id: 'OH-08',
    promise:
      'Nobody on our side looks at prompts or pictures. The database refuses them to the program our staff use, and it has no keys.',
    evidence: 'probe console-privileges: content columns and keys the console role can read (0), by trying',
    enforcedBy: ['packages/db/src/grants.ts', 'packages/db/src/apply-grants.ts', 'infra/ops/src/programs.ts'],
    tests: [
      'packages/db/src/grants.db.test.ts',
      'packages/db/src/prepare-cluster.db.test.ts',
      'packages/application/src/evidence/declarations.db.test.ts',
    ],
  }),
  commitment({
    id: 'OH-09',
    promise: `You pay on Stripe's own pages, so card numbers never come here. Of a payment we keep ${list(p.payments.keepsFromProvider.map(spoken))} as Stripe reports them, and ${list(p.payments.keepsFromOrder)} from your order.`,
    parameters: ['payments.keepsFromProvider', 'payments.keepsFromOrder'],
    evidence: 'query payment-fields: fields stored from the payment provider beyond the list (0)',
    waitsFor: 'payments',
  }),
  commitment({
    id: 'OH-10',
    promise: counting(p),
    parameters: ['analytics.mode', 'analytics.events', 'analytics.parameters'],
    evidence: 'probe analytics-sent: events and parameters sent by name, sent without consent (0), by trying',
    ...toldAfterConsent,
  }),
  commitment({
    id: 'OH-11',
    promise: `Pictures are made by ${vendorOf(p, 'image-generation')}. It is given what the picture needs (your words, your images, the settings) and nothing that says who you are.`,
    parameters: ['recipients.image-generation.receives'],
    evidence: 'probe provider-request: names of the fields sent to the image provider, beyond need (0)',
    ...providerGetsTheNeeded,
  }),
  commitment({
    id: 'OH-12',
    promise: `These outside parties play a part, and each is named with its task: ${list([...new Set(p.recipients.map((r) => r.vendor))])}. A connection to anyone else is refused and reported.`,
    parameters: ['recipients'],
    evidence: 'probe egress: addresses that may be called, calls to another that were let through (0), by trying',
    enforcedBy: ['packages/egress/src/egress.ts', '.dependency-cruiser.cjs'],
    tests: ['packages/egress/src/egress.test.ts', 'packages/application/src/evidence/ways-out.test.ts'],
  }),
];

/** Whoever else is told of visits is told after consent; nobody else is where the counting is our own. */
const counting = (p: OneHourParameters): string => {
  const { mode, events, parameters } = p.analytics;
  const what = `${list(events.map(spoken))} with ${list(parameters.map(spoken))}`;
  const no = 'A browser that signals Global Privacy Control has said no.';
  return vendorOf(p, 'analytics') === ''
    ? `We count ${what} ourselves (${mode.replaceAll('-', ' ')}), without your address, your id or your words. ${no}`
    : `Only after you agree, ${vendorOf(p, 'analytics')} is told of ${what}, without your full address, your id or your words. ${no}`;
};

const vendorOf = (p: OneHourParameters, role: OneHourParameters['recipients'][number]['role']): string =>
  list(p.recipients.filter((r) => r.role === role).map((r) => r.vendor));
