import { createServer } from 'node:http';

interface HealthOptions {
  readonly host: string;
  readonly port: number;
  /** Rejects when the worker could not do its work. */
  readonly probe: () => Promise<void>;
}

/** Answers `/healthz` (the process runs) and `/readyz` (its databases answer); nothing else is served here. */
export const listenForHealth = async ({ host, port, probe }: HealthOptions): Promise<{ close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    const answer = (status: number): void => void response.writeHead(status, { 'cache-control': 'no-store' }).end();
    if (request.url === '/healthz') return answer(200);
    if (request.url !== '/readyz') return answer(404);
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
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
