import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startDecodingProcess } from './decoding-process.ts';
import { decodingEntry, launch, type HostWalls } from './launch.ts';
import { defaultDecoderLimits as limits } from './limits.ts';

const walls: HostWalls = { namespaces: null, resourceLimits: null, parentDeathSignal: null };
const RIGHT = '--allow-fs-read=';

/** The module and what it imports by relative path, and so on. Types are named in comments and load nothing. */
const modulesFrom = (path: string): string[] => {
  const imports = readFileSync(path, 'utf8').matchAll(/^(?:import|export)\b[^'";]*'(\.[^']+)'/gm);
  return [path, ...[...imports].flatMap(([, name = '']) => modulesFrom(join(dirname(path), name)))];
};

/** A program that says it is ready, with and without a type in it. */
const greeting = (type: string): string =>
  `const text${type} = '{"kind":"ready"}'; process.stdout.write(Buffer.concat([Buffer.from([0, 0, 0, 16, 0, 0, 0, 0]), Buffer.from(text)]));`;

describe('what the decoding process loads (NA-03)', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'candid-launch-')));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is what it may read, and not one file more', () => {
    const child = launch({ entry: decodingEntry(), limits, walls });
    child.kill('SIGKILL');
    const readable = child.spawnargs.filter((argument) => argument.startsWith(RIGHT)).map((right) => right.slice(RIGHT.length));
    const codecs = readable.filter((path) => /\/@jsquash\/[^/]+\/codec\/[\w/]+\.(js|wasm)$/.test(path));
    expect(codecs).toHaveLength(10);
    expect(readable.filter((path) => !codecs.includes(path)).sort()).toEqual([...new Set(modulesFrom(decodingEntry()))].sort());
  });

  it('is plain JavaScript: no start brings a compiler into it', async () => {
    const starting = async (name: string, type: string): Promise<void> => {
      const entry = join(folder, name);
      writeFileSync(entry, greeting(type));
      const child = startDecodingProcess({ entry, limits, walls });
      try {
        await child.ready;
      } finally {
        await child.end();
      }
    };
    await expect(starting('plain.mjs', '')).resolves.toBeUndefined();
    await expect(starting('typed.mts', ': string')).rejects.toMatchObject({ code: 'internal', detail: { decoder: 'exited' } });
  });
});
