import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox, type RunningSandbox } from '../index.ts';

// Goal: the collector takes what the Measurement Protocol allows, and says of anything else what is wrong with it.
// Method: over HTTP.

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.hits.clear());

const QUERY = 'measurement_id=G-CANDID0000&api_secret=s';
const view = { name: 'page_view', params: { device_class: 'phone' } };
const send = async (body: unknown, query = QUERY, headers: Record<string, string> = {}): Promise<readonly string[]> => {
  const answer = await fetch(`${sandbox.url}/analytics/mp/collect?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  expect(answer.status).toBe(204);
  return sandbox.hits.list().at(-1)?.problems ?? ['nothing came'];
};

test('a page view of a client is taken, and can be read', async () => {
  const consent = { ad_user_data: 'DENIED', ad_personalization: 'DENIED' };
  expect(await send({ client_id: 'c', consent, events: [view, view] })).toEqual([]);
  const answer = await fetch(`${sandbox.url}/admin/analytics`);
  expect(await answer.json()).toMatchObject({
    hits: [{ clientId: 'c', consent, fields: ['client_id', 'consent'], events: [view, view], problems: [] }],
  });
});

test.each([
  ['no JSON', 'nonsense', QUERY, /^body: /],
  ['nobody', { events: [view] }, QUERY, /^client_id: /],
  ['no event', { client_id: 'c', events: [] }, QUERY, /^events: /],
  ['too many events', { client_id: 'c', events: Array.from({ length: 26 }, () => view) }, QUERY, /^events: /],
  ['a name that is none', { client_id: 'c', events: [{ name: 'page view' }] }, QUERY, /is no name/],
  ['a long value', { client_id: 'c', events: [{ name: 'a', params: { b: 'x'.repeat(101) } }] }, QUERY, /^events\.0\.params\.b: /],
  ['who it is', { client_id: 'c', user_id: 'ada', events: [view] }, QUERY, /^user_id says who it is$/],
  ['where they are', { client_id: 'c', ip_override: '192.0.2.1', events: [view] }, QUERY, /^ip_override says who it is$/],
  ['no secret', { client_id: 'c', events: [view] }, 'measurement_id=G-CANDID0000', /^api_secret is missing$/],
  ['more in the address', { client_id: 'c', events: [view] }, `${QUERY}&uid=1`, /^uid is no parameter/],
])('%s is told', async (_, body, query, problem) => {
  expect((await send(body, query)).join()).toMatch(problem);
});

test('a header that was put there is told', async () => {
  expect(await send({ client_id: 'c', events: [view] }, QUERY, { cookie: '_ga=1' })).toEqual(['header cookie came along']);
});
