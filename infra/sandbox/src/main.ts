import { startSandbox } from './start-sandbox.ts';

const { HOST = '127.0.0.1', SANDBOX_PORT = '3002', SANDBOX_API_KEY } = process.env;

const sandbox = await startSandbox({
  host: HOST,
  port: Number(SANDBOX_PORT),
  ...(SANDBOX_API_KEY ? { apiKey: SANDBOX_API_KEY } : {}),
});
process.stdout.write(`${JSON.stringify({ program: 'sandbox', url: sandbox.url })}\n`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void sandbox.close());
