import { newId, type SubjectId } from '@candid/kernel';
import { policies, type AnalyticsRules } from '@candid/policy';
import { startSandbox, type RunningSandbox } from '@candid/sandbox';
import { createEgress } from '@candid/egress';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { noTimers } from '../testing.ts';
import { createAnalyticsTeller, type AnalyticsTeller, type SeenPage } from './tell-analytics.ts';

// Goal: the analytics provider learns that pages were seen and with what class of device, of those who agreed, and nothing more.
// Method: the stand-in of its collector over HTTP, through the egress port.

const agreed: SubjectId = newId<'subject'>();
const withdrawn: SubjectId = newId<'subject'>();
const restricted: SubjectId = newId<'subject'>();
const rules: AnalyticsRules = {
  mode: 'consented-third-party',
  events: ['page_view'],
  parameters: ['device_class'],
  totals: [],
  minimumGroup: 10,
};

let sandbox: RunningSandbox;
const lost: number[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.hits.clear();
  lost.length = 0;
});

const teller = (endpoint = `${sandbox.url}/analytics`, given = rules): AnalyticsTeller => {
  const recipients = policies['one-hour'].recipients.filter(({ role }) => role === 'analytics');
  const addresses = [{ role: 'analytics', origin: new URL(endpoint).origin } as const];
  return createAnalyticsTeller({
    account: { endpoint, measurementId: 'G-CANDID0000', apiSecret: 'secret' },
    rules: given,
    fetch: createEgress({ recipients, addresses, onRefused: () => undefined }).fetch,
    consent: { mayAnalyse: (holder) => Promise.resolve(holder === agreed) },
    mayStudy: (account) => Promise.resolve(account !== restricted),
    timers: noTimers,
    onLost: (pages) => void lost.push(pages),
  });
};
const seen = (over: Partial<SeenPage> = {}): SeenPage => ({
  clientId: 'one',
  device: 'phone',
  agreedBy: agreed,
  account: null,
  signalsGpc: false,
  ...over,
});

test('OH-10: what is sent is page views with the class of the device, under one number, with all advertising denied', async () => {
  const { tell, close } = teller();
  for (const page of [seen(), seen({ device: 'computer' }), seen({ clientId: 'two' })]) tell(page);
  await close();
  const hits = sandbox.hits.list();
  expect(hits.map(({ clientId }) => clientId)).toEqual(['one', 'two']);
  expect(hits[0]).toMatchObject({
    query: ['measurement_id', 'api_secret'],
    fields: ['client_id', 'consent'],
    consent: { ad_user_data: 'DENIED', ad_personalization: 'DENIED' },
    events: [
      { name: 'page_view', params: { device_class: 'phone' } },
      { name: 'page_view', params: { device_class: 'computer' } },
    ],
    headers: [],
  });
  expect(hits.flatMap(({ problems }) => problems)).toEqual([]);
});

test('OH-10: nobody is told of who has not agreed, took it back meanwhile, or signals Global Privacy Control', async () => {
  const { tell, close } = teller();
  const nos = [{ agreedBy: null }, { agreedBy: withdrawn }, { signalsGpc: true }, { account: restricted }];
  for (const no of nos) tell(seen(no));
  await close();
  expect(sandbox.hits.list()).toEqual([]);
  expect(lost).toEqual([]);
});

test('a policy that names no device class sends none, and one that names no page view sends nothing', async () => {
  const bare = teller(undefined, { ...rules, parameters: [] });
  bare.tell(seen());
  await bare.close();
  expect(sandbox.hits.list()[0]?.events).toEqual([{ name: 'page_view', params: {} }]);
  const silent = teller(undefined, { ...rules, events: [] });
  silent.tell(seen());
  await silent.close();
  expect(sandbox.hits.list()).toHaveLength(1);
});

test('a flood from one browser stays within one call', async () => {
  const { tell, close } = teller();
  for (let page = 0; page < 300; page += 1) tell(seen());
  await close();
  expect(sandbox.hits.list().map(({ events, problems }) => [events.length, problems])).toEqual([[25, []]]);
});

test('a collector that is not there, or fails, costs the figures and nothing else', async () => {
  for (const endpoint of ['http://127.0.0.1:1', `${sandbox.url}/nowhere`]) {
    const { tell, close } = teller(endpoint);
    tell(seen());
    await close();
  }
  expect(lost).toEqual([1, 1]);
});
