/** What a codec that was taken over would try. It runs inside the real decoding process, in place of its entry. */
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { createFrameReader, encodeFrame, type Frame } from '../protocol.ts';

export type Attack =
  | {
      readonly attack: 'probe';
      readonly tcpPort: number;
      readonly udpPort: number;
      readonly parentPid: number;
      readonly file: string;
    }
  | { readonly attack: 'memory' | 'loop' | 'flood' | 'noise' | 'huge-claim' | 'exit' };

const send = (header: unknown, payload: readonly Uint8Array[] = []): void => {
  for (const part of encodeFrame(header, payload)) process.stdout.write(part);
};
const answer = (findings: object): void =>
  send({ kind: 'done', image: { mime: 'image/png', width: 1, height: 1, hasTransparency: false } }, [
    new TextEncoder().encode(JSON.stringify(findings)),
  ]);

const tried = async (deed: () => unknown): Promise<string> => {
  try {
    await deed();
    return 'done';
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code ?? error);
  }
};

const probe = async (attack: Extract<Attack, { attack: 'probe' }>): Promise<void> => {
  answer({
    readFile: await tried(() => readFileSync(attack.file)),
    readSystemFile: await tried(() => readFileSync('/etc/passwd')),
    writeFile: await tried(() => writeFileSync(`${attack.file}.written`, 'x')),
    spawn: await tried(() => {
      const { error } = spawnSync('/bin/true');
      if (error) throw error;
    }),
    worker: await tried(() => new Worker('0', { eval: true })),
    addon: await tried(() => process.dlopen({ exports: {} }, attack.file)),
    tcp: await tried(
      () =>
        new Promise<void>((resolve, reject) => {
          connect({ host: '127.0.0.1', port: attack.tcpPort }, resolve).on('error', reject);
        }),
    ),
    udp: await tried(
      () =>
        new Promise<void>((resolve, reject) => {
          createSocket('udp4').send('x', attack.udpPort, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
        }),
    ),
    dns: await tried(async () => {
      const resolver = new Resolver({ timeout: 200, tries: 1 });
      resolver.setServers([`127.0.0.1:${attack.udpPort}`]);
      await resolver.resolve4('candid.example');
    }),
    signal: await tried(() => process.kill(attack.parentPid, 0)),
    environment: Object.keys(process.env),
  });
};

const PIECE_BYTES = 100_000_000;
const fillMemory = (): void => {
  const kept: Buffer[] = [];
  const grow = (): void => {
    try {
      kept.push(Buffer.alloc(PIECE_BYTES, 1));
    } catch (error) {
      return answer({ bytes: kept.length * PIECE_BYTES, error: String(error) });
    }
    if (kept.length * PIECE_BYTES >= 2_000_000_000) return answer({ bytes: kept.length * PIECE_BYTES, error: null });
    setImmediate(grow);
  };
  grow();
};

const flood = (chunk: () => readonly Uint8Array[]): void => {
  const more = (): void => {
    for (const part of chunk()) process.stdout.write(part);
    setImmediate(more);
  };
  more();
};

const strike = ({ header }: Frame): void => {
  const attack = header as Attack;
  if (attack.attack === 'probe') void probe(attack);
  if (attack.attack === 'memory') fillMemory();
  if (attack.attack === 'loop') for (;;);
  if (attack.attack === 'flood') flood(() => encodeFrame({ kind: 'progress' }));
  if (attack.attack === 'noise') flood(() => [new Uint8Array(65_536).fill(0x20)]);
  if (attack.attack === 'huge-claim') process.stdout.write(new Uint8Array([0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff, 0x7b, 0x7d]));
  if (attack.attack === 'exit') process.exit(0);
};

const reader = createFrameReader({ headerBytes: 4096, payloadBytes: 1024 });
process.stdin.on('data', (chunk: Buffer) => reader.push(chunk).forEach(strike));
process.stdin.on('end', () => undefined);
send({ kind: 'ready' });
