import type { PolicyId } from '@candid/policy';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startInstallation, type Installation } from './installation.ts';

type Running = Awaited<ReturnType<typeof startInstallation>>;

/**
 * Lends each file of stories an installation of a policy that no other file has at the time: one that was given back, else a new one. Files
 * run in processes of their own, so they ask over loopback. Stories keep to people and pictures of their own all the same.
 * @param folder where each keeps its data
 * @returns what `lentInstallation` asks, and what stops all that started
 */
export const lendInstallations = async (folder: string): Promise<{ url: string; stop: () => Promise<void> }> => {
  const started: Promise<Running>[] = [];
  const lent = new Map<string, Installation>();
  const free = new Map<string, Installation>();
  const start = (policy: string): Promise<Running> => {
    const one = startInstallation(join(folder, `${policy}-${started.length}`), policy);
    started.push(one);
    return one;
  };
  const lend = async (policy: string): Promise<Installation> => {
    const found = free.values().find((one) => one.policy === policy);
    if (found) free.delete(found.dataDir);
    const installation = found ?? (await start(policy)).installation;
    lent.set(installation.dataDir, installation);
    return installation;
  };
  const takeBack = async (dataDir: string): Promise<null> => {
    const installation = lent.get(dataDir);
    if (installation) free.set(dataDir, installation);
    return null;
  };
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '').slice(1));
    const answered: Promise<Installation | null> = request.method === 'GET' ? lend(name) : takeBack(name);
    answered.then(
      (answer) => response.end(JSON.stringify(answer)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      for (const one of await Promise.allSettled(started)) if (one.status === 'fulfilled') await one.value.stop();
    },
  };
};

const ask = async (method: string, name: string): Promise<Installation> => {
  const answer = await fetch(`${inject('installations')}/${encodeURIComponent(name)}`, { method });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Installation;
};

/** A fixture: an installation under this policy that is ready, and the file's own until the file ends. */
export const lentInstallation =
  (policy: PolicyId) =>
  async ({}, use: (installation: Installation) => Promise<void>): Promise<void> => {
    const installation = await ask('GET', policy);
    await use(installation);
    await ask('PUT', installation.dataDir);
  };
