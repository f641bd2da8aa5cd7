import { startSandbox } from './start-sandbox.ts';

const {
  HOST = '127.0.0.1',
  SANDBOX_PORT = '3002',
  SANDBOX_SMTP_PORT = '3025',
  SANDBOX_API_KEY,
  SANDBOX_GOOGLE_SECRET,
} = process.env;
const redirectUris = (process.env.SANDBOX_GOOGLE_REDIRECT_URIS ?? '').split(',').filter((uri) => uri !== '');

const sandbox = await startSandbox({
  host: HOST,
  port: Number(SANDBOX_PORT),
  smtpPort: Number(SANDBOX_SMTP_PORT),
  google: { redirectUris, ...(SANDBOX_GOOGLE_SECRET ? { clientSecret: SANDBOX_GOOGLE_SECRET } : {}) },
  ...(SANDBOX_API_KEY ? { apiKey: SANDBOX_API_KEY } : {}),
});
process.stdout.write(`${JSON.stringify({ program: 'sandbox', url: sandbox.url, smtpPort: sandbox.smtpPort })}\n`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void sandbox.close());
