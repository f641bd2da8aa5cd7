import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createOpenAIClient } from './openai.ts';

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

test('no call goes out on a connection that another one has used, so none is lost to one that was just closed', async () => {
  const ports: (number | undefined)[] = [];
  server = createServer((request, response) => {
    ports.push(request.socket.remotePort);
    response.setHeader('content-type', 'application/json').end('{"data":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createOpenAIClient({ apiKey: 'key', baseUrl: `http://127.0.0.1:${port}/v1`, fetch });
  for (let call = 0; call < 3; call += 1) await client.images.generate({ model: 'gpt-image-1', prompt: 'A boat' });
  expect(new Set(ports).size).toBe(3);
});
