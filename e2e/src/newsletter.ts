import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Installation } from './installation.ts';

const run = promisify(execFile);
const command = join(import.meta.dirname, '../../infra/ops/src/newsletter.ts');

/** The operator's command on an issue, as `npm run newsletter` runs it. @returns what the terminal shows */
export const runNewsletter = async (
  { dataDir, policy }: Installation,
  { subject, act }: { readonly subject: string; readonly act: '--look' | '--send' },
): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'candid-issue-'));
  const file = join(folder, 'issue.json');
  const text = { subject, paragraphs: ['Pictures keep their shape when they are edited.'] };
  await writeFile(file, JSON.stringify({ en: text, de: text }));
  const env = {
    NODE_ENV: 'production' as const,
    PATH: process.env['PATH'] ?? '',
    NODE_COMPILE_CACHE: join(import.meta.dirname, '../../.cache/compile'),
    HOME: process.env['HOME'] ?? '',
    DATA_DIR: dataDir,
    POLICY: policy,
  };
  try {
    return (await run(process.execPath, [command, act, file], { env })).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
};
