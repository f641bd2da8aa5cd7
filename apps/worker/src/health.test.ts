import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { listenForHealth } from './health.ts';

const HOST = '127.0.0.1';

/** A port that nothing listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, HOST, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

it('runs from the first moment, and is ready once it has begun and for as long as it can work', async () => {
  const port = await freePort();
  let works = true;
  const probe = () => (works ? Promise.resolve() : Promise.reject(new Error('no database')));
  const health = await listenForHealth({ host: HOST, port, probe });
  const status = async (path: string): Promise<number> => (await fetch(`http://${HOST}:${port}${path}`)).status;
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
  health.begin();
  expect(await status('/readyz')).toBe(200);
  works = false;
  expect([await status('/healthz'), await status('/readyz'), await status('/')]).toEqual([200, 503, 404]);
  await health.close();
});
