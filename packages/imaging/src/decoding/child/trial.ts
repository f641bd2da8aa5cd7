/**
 * In the place of the decoding process's entry, inside the same walls: tries what a codec that was taken over would try, and tells what
 * each try came to. It does no harm where it succeeds.
 */
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { createFrameReader, encodeFrame } from '../protocol.ts';

/** What there is to reach: a file, loopback ports that listen, the parent. */
export type TrialTargets = {
  readonly tcpPort: number;
  readonly udpPort: number;
  readonly parentPid: number;
  readonly file: string;
};

const send = (header: unknown, payload: readonly Uint8Array[] = []): void => {
  for (const part of encodeFrame(header, payload)) process.stdout.write(part);
};

const tried = async (deed: () => unknown): Promise<string> => {
  try {
    await deed();
    return 'done';
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code ?? error);
  }
};

const tryAll = async (targets: TrialTargets): Promise<object> => ({
  readFile: await tried(() => readFileSync(targets.file)),
  readSystemFile: await tried(() => readFileSync('/etc/passwd')),
  writeFile: await tried(() => writeFileSync(`${targets.file}.written`, 'x')),
  spawn: await tried(() => {
    const { error } = spawnSync('/bin/true');
    if (error) throw error;
  }),
  worker: await tried(() => new Worker('0', { eval: true })),
  addon: await tried(() => process.dlopen({ exports: {} }, targets.file)),
  tcp: await tried(
    () =>
      new Promise<void>((resolve, reject) => {
        connect({ host: '127.0.0.1', port: targets.tcpPort }, resolve).on('error', reject);
      }),
  ),
  udp: await tried(
    () =>
      new Promise<void>((resolve, reject) => {
        createSocket('udp4').send('x', targets.udpPort, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
      }),
  ),
  dns: await tried(async () => {
    const resolver = new Resolver({ timeout: 200, tries: 1 });
    resolver.setServers([`127.0.0.1:${targets.udpPort}`]);
    await resolver.resolve4('candid.example');
  }),
  signal: await tried(() => process.kill(targets.parentPid, 0)),
  environment: Object.keys(process.env).length === 0 ? 'empty' : 'done',
});

const reader = createFrameReader({ headerBytes: 4096, payloadBytes: 1024 });
process.stdin.on('data', (chunk: Buffer) => {
  for (const { header } of reader.push(chunk)) {
    void tryAll(header as TrialTargets).then((found) =>
      send({ kind: 'done', image: { mime: 'image/png', width: 1, height: 1, hasTransparency: false } }, [
        new TextEncoder().encode(JSON.stringify(found)),
      ]),
    );
  }
});
process.stdin.on('end', () => process.exit(0));
send({ kind: 'ready' });
