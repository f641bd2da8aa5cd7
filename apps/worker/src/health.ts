import { createServer } from 'node:http';

interface HealthOptions {
  readonly host: string;
  readonly port: number;
  /** Rejects when the worker could not do its work. */
  readonly probe: () => Promise<void>;
}

export interface Health {
  /** From now on the worker takes jobs: until then it is not ready, and may still fail to begin. */
  begin(): void;
  close(): Promise<void>;
}

/** Answers `/healthz` (the process runs) and `/readyz` (it has begun and its databases answer); nothing else is served here. */
export const listenForHealth = async ({ host, port, probe }: HealthOptions): Promise<Health> => {
  let hasBegun = false;
  const server = createServer((request, response) => {
    const answer = (status: number): void => void response.writeHead(status, { 'cache-control': 'no-store' }).end();
    if (request.url === '/healthz') return answer(200);
    if (request.url !== '/readyz') return answer(404);
    if (!hasBegun) return answer(503);
    probe().then(
      () => answer(200),
      () => answer(503),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    begin: () => {
      hasBegun = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
