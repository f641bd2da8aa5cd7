/**
 * In the place of the decoding process's entry, inside the same walls: tries what a codec that was taken over would try, and tells what
 * each try came to. It does no harm where it succeeds.
 */
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { createFrameReader, encodeFrame } from './frames.mjs';

/**
 * What there is to reach: a file, loopback ports that listen, the parent.
 * @typedef {{ readonly tcpPort: number, readonly udpPort: number, readonly parentPid: number, readonly file: string }} TrialTargets
 */

/** @type {(header: unknown, payload?: readonly Uint8Array[]) => void} */
const send = (header, payload = []) => {
  for (const part of encodeFrame(header, payload)) process.stdout.write(part);
};

/** @type {(deed: () => unknown) => Promise<string>} */
const tried = async (deed) => {
  try {
    await deed();
    return 'done';
  } catch (error) {
    return String(/** @type {NodeJS.ErrnoException} */ (error).code ?? error);
  }
};

/** @type {(targets: TrialTargets) => Promise<object>} */
const tryAll = async (targets) => ({
  readFile: await tried(() => readFileSync(targets.file)),
  readSystemFile: await tried(() => readFileSync('/etc/passwd')),
  writeFile: await tried(() => writeFileSync(`${targets.file}.written`, 'x')),
  spawn: await tried(() => {
    const { error } = spawnSync('/bin/true');
    if (error) throw error;
  }),
  worker: await tried(() => new Worker('0', { eval: true })),
  addon: await tried(() => process.dlopen({ exports: {} }, targets.file)),
  tcp: await tried(() => once(connect({ host: '127.0.0.1', port: targets.tcpPort }), 'connect')),
  udp: await tried(
    () =>
      new Promise((resolve, reject) => {
        createSocket('udp4').send('x', targets.udpPort, '127.0.0.1', (error, sent) => (error ? reject(error) : resolve(sent)));
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
process.stdin.on('data', (chunk) => {
  for (const { header } of reader.push(chunk)) {
    void tryAll(/** @type {TrialTargets} */ (header)).then((found) =>
      send({ kind: 'done', image: { mime: 'image/png', width: 1, height: 1, hasTransparency: false } }, [
        new TextEncoder().encode(JSON.stringify(found)),
      ]),
    );
  }
});
process.stdin.on('end', () => process.exit(0));
send({ kind: 'ready' });
