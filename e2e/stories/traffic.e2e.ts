import { formsOf, newCanary, scanFolder } from '@candid/application/testing';
import { quickFolder } from '@candid/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startInstallation, type Installation } from '../src/installation.ts';

const ADDRESS = '203.0.113.77';

/** Opens the front page as a browser would, with headers that a browser could send. */
const visit = ({ origin }: Installation, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    request(origin, { headers, agent: false }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end();
  });

/** What the program answers to a browser that somebody filled with cookies. */
const answerToBomb = async ({ origin }: Installation): Promise<string> => {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname);
  // A server that has answered and hung up may reset what is still on its way.
  socket.on('error', () => undefined);
  socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nCookie: ${'tossed=x; '.repeat(2_000)}\r\n\r\n`);
  return text(socket);
};

/** As the worker's role, which sees when a line began and nothing of what it says. */
const rowsIn = async ({ urls }: Installation, table: 'network_log' | 'visit_count'): Promise<number> => {
  const client = new pg.Client({ connectionString: urls.worker });
  await client.connect();
  try {
    return (await client.query(`SELECT expires_at FROM ${table}`)).rowCount ?? 0;
  } finally {
    await client.end();
  }
};

test.each([
  ['no-account', 'visit_count'],
  ['history', 'network_log'],
] as const)('NA-05 NA-12 HI-06: under %s a visit is in %s, and nothing it sent lies anywhere in clear', async (policy, table) => {
  const scratch = await mkdtemp(join(await quickFolder(), `candid-e2e-${policy}-`));
  const [agent, page] = [newCanary(), newCanary()];
  const { installation, stop } = await startInstallation(join(scratch, 'data'), policy);
  try {
    const headers = {
      'User-Agent': `Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0 ${agent}`,
      'X-Forwarded-For': ADDRESS,
      Referer: `https://search.example/${page}?q=${page}`,
    };
    expect(await visit(installation, headers)).toBe(200);
    expect(await visit(installation, { ...headers, Host: ADDRESS })).toBe(421);
    expect(await answerToBomb(installation)).toMatch(/^HTTP\/1\.1 431 .*Too many cookies/s);
    await expect.poll(() => rowsIn(installation, table)).toBeGreaterThan(0);
  } finally {
    await stop();
  }
  const { files, found } = await scanFolder(scratch, [...formsOf(agent), ...formsOf(page), Buffer.from(ADDRESS)]);
  expect(files).toBeGreaterThan(500);
  expect(found).toEqual([]);
  await rm(scratch, { recursive: true });
});
