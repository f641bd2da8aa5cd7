import type { PolicyId } from '@candid/policy';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startInstallation, type Installation } from './installation.ts';

type Running = Awaited<ReturnType<typeof startInstallation>>;

/**
 * Lends every file of stories the same installation of a policy, which starts when the first of them asks: files run in processes of
 * their own, so they ask over loopback. Stories that share one keep to people and pictures of their own.
 * @param folder where each keeps its data
 * @returns what `borrowInstallation` takes, and what stops all that started
 */
export const lendInstallations = async (folder: string): Promise<{ url: string; stop: () => Promise<void> }> => {
  const running = new Map<string, Promise<Running>>();
  const of = (policy: string): Promise<Running> => {
    const one = running.get(policy) ?? startInstallation(join(folder, policy), policy);
    running.set(policy, one);
    return one;
  };
  const server = createServer((request, response) => {
    of((request.url ?? '').slice(1)).then(
      ({ installation }) => response.end(JSON.stringify(installation)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      for (const one of await Promise.allSettled(running.values())) if (one.status === 'fulfilled') await one.value.stop();
    },
  };
};

/** The run's installation under this policy, once it is ready. */
export const borrowInstallation = async (url: string, policy: PolicyId): Promise<Installation> => {
  const answer = await fetch(`${url}/${policy}`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Installation;
};
