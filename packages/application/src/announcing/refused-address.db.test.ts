import { createEgress } from '@candid/egress';
import { policies } from '@candid/policy';
import { startSandbox, type FaultName, type RunningSandbox } from '@candid/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDelivery } from '../letters.ts';
import { openNewsletterWorld, type NewsletterWorld } from '../testing/newsletter-world.ts';
import { createRefusalList } from './bounce-list.ts';

// Goal: whom a mail server knows nobody at is written to no more, as after a bounce; what it refuses for any other reason says nothing of anybody.
// Method: the stand-in's mail server over TCP, and the worker's own way of handing letters over.

const policy = policies.history;
let sandbox: RunningSandbox;
let world: NewsletterWorld;
beforeAll(async () => void (sandbox = await startSandbox({ port: 0 })));
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.faults.clear();
  sandbox.letters.clear();
  world = await openNewsletterWorld();
});
afterEach(() => world.close());

const ADA = 'ada@people.example';

/** One issue to everybody who asked, handed over for real. @returns whom it reached */
const issue = async (subject: string): Promise<string[]> => {
  const { worker, vault, clock, admin } = world;
  sandbox.letters.clear();
  await world.giveOut(subject);
  await world.post();
  const server = { host: '127.0.0.1', port: sandbox.smtpPort };
  const sockets = [{ role: 'mail', ...server }] as const;
  const db = worker.kysely;
  const deliver = createDelivery({
    db,
    vault,
    clock,
    egress: createEgress({ recipients: policy.recipients, addresses: [], sockets, onRefused: () => undefined }),
    mail: { ...server, tls: 'none', login: null, from: 'Candid <post@candid.example>' },
    origin: 'http://localhost:3000',
    reach: () => undefined,
    noMailbox: createRefusalList({ db, vault, clock }, policy),
    policy,
    operator: null,
    next: null,
  });
  const due = admin.kysely.selectFrom('mail_delivery').select('id').where('template', '=', 'newsletter');
  for (const { id } of await due.where('state', '=', 'queued').execute()) await deliver(id);
  return sandbox.letters.list().flatMap(({ recipients }) => recipients);
};
const suppressed = async () =>
  (await world.admin.kysely.selectFrom('suppression').select(['reason', 'address_index as index']).execute()).map(
    ({ reason, index }) => [reason, index.toString('hex')],
  );

test('HI-09: an address at which the mail server knows nobody is written to no more', async () => {
  await world.read(ADA);
  sandbox.faults.set({ fault: 'smtp-550', when: 'next' });
  expect(await issue('One')).toEqual([]);
  expect(await suppressed()).toEqual([['bounced', (await world.indexOf(ADA)).toString('hex')]]);
  expect(await issue('Two')).toEqual([]);
});

test.each<FaultName>(['smtp-relay-denied', 'smtp-451', 'smtp-421', 'smtp-refuse'])(
  'HI-09: what a server refuses for a reason of its own (%s) puts nobody on the list',
  async (fault) => {
    await world.read(ADA);
    sandbox.faults.set({ fault, when: 'next' });
    await issue('One').catch(() => []);
    expect(await suppressed()).toEqual([]);
    sandbox.faults.clear();
    expect(await issue('Two')).toContain(ADA);
  },
);
