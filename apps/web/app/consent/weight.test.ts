import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { build, type Rollup } from 'vite';

const app = join(import.meta.dirname, '..');
const MOST_BYTES = 5_000;

const OWN = /\/app\/(consent|messages)\/(german\/)?(consent|use)[\w-]*\.tsx?$/;

/** Bytes of a module as the browser gets it, with what is its own; whatever it shares with other pages is left out. */
const builtAlone = async (entry: string): Promise<number> => {
  const isShared = (id: string, importer: string | undefined): boolean =>
    importer !== undefined && !OWN.test(id.startsWith('.') ? join(importer, '..', id) : id);
  const built = (await build({
    configFile: false,
    root: app,
    logLevel: 'silent',
    esbuild: { jsx: 'automatic' },
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: {
        input: join(app, entry),
        preserveEntrySignatures: 'strict',
        external: isShared,
      },
    },
  })) as Rollup.RollupOutput;
  const scripts = built.output.filter((file) => file.type === 'chunk');
  return scripts.reduce((sum, { code }) => sum + gzipSync(code).byteLength, 0);
};

test('what asks for consent weighs less than 5 kB: notice, panel and the words of one language', async () => {
  const entries = ['consent/consent-notice.tsx', 'consent/consent-panel.tsx', 'messages/german/consent.ts'];
  const weights = await Promise.all(entries.map(builtAlone));
  for (const weight of weights) expect(weight).toBeGreaterThan(300);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(MOST_BYTES);
});
