import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A wire to a database that can be cut, or go silent, and be mended. */
export interface Wire {
  /** The database's URL through it. */
  readonly url: string;
  /** Ends what is open; nothing new gets through. */
  cut(): void;
  /** Keeps what is open and carries no answer any more. */
  silence(): void;
  mend(): void;
  close(): Promise<void>;
}

export const layWire = async (to: string): Promise<Wire> => {
  const target = new URL(to);
  const open = new Set<Socket>();
  let state: 'whole' | 'cut' | 'silent' = 'whole';
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(Number(target.port), target.hostname.replace(/^\[|\]$/g, ''));
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => state === 'silent' || near.write(chunk));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endAll = (): void => open.forEach((socket) => socket.destroy());
  return {
    url: url.href,
    cut: () => {
      state = 'cut';
      endAll();
    },
    silence: () => void (state = 'silent'),
    mend: () => void (state = 'whole'),
    close: async () => {
      server.close();
      endAll();
      await once(server, 'close');
    },
  };
};
