import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createEgress, type EgressOptions } from './egress.ts';

const recipients: EgressOptions['recipients'] = [{ role: 'image-generation', hosts: ['api.openai.com'] }];
const servers: Server[] = [];

const serve = async (
  answer: (path: string) => { status: number; location?: string },
): Promise<{ origin: string; calls: string[] }> => {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(request.url ?? '');
    const { status, location } = answer(request.url ?? '');
    response.writeHead(status, location ? { location } : {}).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls };
};

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('the way out (OH-12)', () => {
  it('refuses and reports a host that the policy does not declare, before anything leaves', async () => {
    const elsewhere = await serve(() => ({ status: 200 }));
    const refused: string[] = [];
    const egress = createEgress({ recipients, addresses: [], onRefused: (host) => refused.push(host) });
    await expect(egress.fetch(`${elsewhere.origin}/collect?who=me`)).rejects.toMatchObject({ code: 'egress_denied' });
    expect(elsewhere.calls).toEqual([]);
    expect(refused).toEqual([new URL(elsewhere.origin).host]);
  });

  it.each([
    'http://api.openai.com/v1',
    'https://api.openai.com.evil.example/',
    'https://api.openai.com:8443/',
    'https://evil.example@10.0.0.1/',
  ])('refuses what only looks like a declared host: %s', async (url) => {
    const egress = createEgress({ recipients, addresses: [], onRefused: () => undefined });
    await expect(egress.fetch(url)).rejects.toMatchObject({ code: 'egress_denied' });
  });

  it('reaches a declared recipient at the address configured for it, and follows no redirect from there', async () => {
    const elsewhere = await serve(() => ({ status: 200 }));
    const provider = await serve((path) => (path === '/away' ? { status: 302, location: elsewhere.origin } : { status: 200 }));
    const egress = createEgress({
      recipients,
      addresses: [{ role: 'image-generation', origin: provider.origin }],
      onRefused: () => undefined,
    });
    expect((await egress.fetch(`${provider.origin}/v1`)).status).toBe(200);
    await expect(egress.fetch(`${provider.origin}/away`)).rejects.toThrow();
    expect(elsewhere.calls).toEqual([]);
  });

  it('takes no address for a role that the policy does not have', () => {
    expect(() =>
      createEgress({ recipients, addresses: [{ role: 'payment', origin: 'http://127.0.0.1:1' }], onRefused: () => undefined }),
    ).toThrow(expect.objectContaining({ code: 'config_invalid' }));
  });
});
