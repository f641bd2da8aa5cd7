import { createSocket } from 'node:dgram';
import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reportIsolation } from './capabilities.ts';
import { startDecodingProcess } from './decoding-process.ts';
import { launch, probeWalls, type HostWalls } from './launch.ts';
import { defaultDecoderLimits, type DecoderLimits } from './limits.ts';
import type { ChildRequest } from './protocol.ts';
import { createFrameReader, encodeFrame } from './child/frames.mjs';
import type { TrialTargets } from './child/trial.mjs';
import type { Attack } from './testing/hostile-module.mjs';
import { runTrial } from './try-isolation.ts';

const entry = fileURLToPath(new URL('./testing/hostile-module.mjs', import.meta.url));
const noWalls: HostWalls = { namespaces: null, resourceLimits: null, parentDeathSignal: null };
const small = { memoryBytes: 512 * 1024 * 1024 };

const strike = async (attack: Attack, options: { walls: HostWalls; limits?: Partial<DecoderLimits> }): Promise<unknown> => {
  const process = startDecodingProcess({ entry, walls: options.walls, limits: { ...defaultDecoderLimits, ...options.limits } });
  try {
    const { bytes } = await process.run(attack as unknown as ChildRequest, []);
    return JSON.parse(new TextDecoder().decode(bytes));
  } finally {
    await process.end();
  }
};

describe('a hostile module inside the decoding process (NA-03)', () => {
  let walls: HostWalls;
  const folder = mkdtempSync(join(tmpdir(), 'candid-hostile-'));
  const file = join(folder, 'secret');
  const arrived: string[] = [];
  const tcp = createServer((socket) => {
    arrived.push('tcp');
    socket.destroy();
  });
  const udp = createSocket('udp4', () => arrived.push('udp'));

  beforeAll(async () => {
    walls = await probeWalls();
    writeFileSync(file, 'secret');
    tcp.listen(0, '127.0.0.1');
    udp.bind(0, '127.0.0.1');
    await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
  });
  afterAll(() => {
    tcp.close();
    udp.close();
    rmSync(folder, { recursive: true });
  });
  const targets = (): TrialTargets => ({
    tcpPort: (tcp.address() as AddressInfo).port,
    udpPort: udp.address().port,
    parentPid: process.pid,
    file,
  });

  it('reaches no file, process, worker, addon or variable on any host', async () => {
    expect(await runTrial(targets(), { walls: noWalls })).toMatchObject({
      readFile: 'ERR_ACCESS_DENIED',
      readSystemFile: 'ERR_ACCESS_DENIED',
      writeFile: 'ERR_ACCESS_DENIED',
      spawn: 'ERR_ACCESS_DENIED',
      worker: 'ERR_ACCESS_DENIED',
      addon: 'ERR_DLOPEN_DISABLED',
      environment: 'empty',
    });
    expect(existsSync(`${file}.written`)).toBe(false);
  });

  it('is seen to reach network and processes where no namespace holds it, so that the next test can fail', async () => {
    arrived.length = 0;
    expect(await runTrial(targets(), { walls: noWalls })).toMatchObject({ tcp: 'done', udp: 'done', signal: 'done' });
    await vi.waitFor(() => expect(arrived).toEqual(expect.arrayContaining(['tcp', 'udp'])));
  });

  it('reaches no network and no other process where the host has namespaces', async ({ skip }) => {
    if (!reportIsolation(walls, defaultDecoderLimits).noNetwork)
      skip('this host has no unprivileged namespaces; reported by capabilities()');
    arrived.length = 0;
    const found = await runTrial(targets(), { walls });
    expect(found).toMatchObject({ tcp: 'ENETUNREACH', udp: 'ENETUNREACH', signal: 'ESRCH' });
    expect(found['dns']).not.toBe('done');
    expect(arrived).toEqual([]);
  });

  it('is refused memory by the kernel where it limits data', async ({ skip }) => {
    if (!reportIsolation(walls, defaultDecoderLimits).memoryByKernel)
      skip('this host has no prlimit; reported by capabilities()');
    const child = launch({ entry, walls, limits: { ...defaultDecoderLimits, ...small } });
    const reader = createFrameReader({ headerBytes: 4096, payloadBytes: 4096 });
    for (const part of encodeFrame({ attack: 'memory' })) child.stdin?.write(part);
    const answer = Promise.withResolvers<{ bytes: number; error: string | null }>();
    child.on('close', () => answer.reject(new Error('ended without an answer')));
    child.stdout?.on('data', (chunk: Buffer) => {
      for (const { payload } of reader.push(chunk)) {
        if (payload.byteLength > 0) answer.resolve(JSON.parse(new TextDecoder().decode(payload)));
      }
    });
    const found = await answer.promise.finally(() => child.kill('SIGKILL'));
    expect(found.error).not.toBeNull();
    expect(found.bytes).toBeLessThan(small.memoryBytes + 100_000_000);
  });

  it('is killed by the parent when it takes too much memory', async ({ skip }) => {
    if (!reportIsolation(noWalls, defaultDecoderLimits).memoryByParent)
      skip('this host does not tell resident memory; reported by capabilities()');
    await expect(strike({ attack: 'memory' }, { walls: noWalls, limits: small })).rejects.toMatchObject({
      code: 'reference_broken',
      detail: { reason: 'memory' },
    });
  });

  it('ends with a clear error in an endless loop', async () => {
    const error = { code: 'reference_broken', detail: { reason: 'stalled' } };
    await expect(strike({ attack: 'loop' }, { walls, limits: { stall: 700 } })).rejects.toMatchObject(error);
  });

  it.each([
    ['a flood of frames', { attack: 'flood' }, { code: 'reference_broken', detail: { reason: 'misbehaved' } }],
    ['a flood of noise', { attack: 'noise' }, { code: 'reference_too_large', detail: { reason: 'output-too-large' } }],
    [
      'a frame that claims 4 GB',
      { attack: 'huge-claim' },
      { code: 'reference_too_large', detail: { reason: 'output-too-large' } },
    ],
    ['leaving without a word', { attack: 'exit' }, { code: 'reference_broken', detail: { reason: 'exited' } }],
  ] as const)('ends with a clear error after %s', async (_name, attack, error) => {
    await expect(strike(attack, { walls })).rejects.toMatchObject(error);
  });

  it('does not outlive a killed parent, even in an endless loop', async ({ skip }) => {
    if (!reportIsolation(walls, defaultDecoderLimits).endsWithParent)
      skip('this host has no parent death signal; reported by capabilities()');
    const doomed = fileURLToPath(new URL('./testing/doomed-parent.ts', import.meta.url));
    const parent = spawn(process.execPath, [doomed, entry], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pids = JSON.parse(line.toString()) as number[];
    expect(pids.length).toBeGreaterThanOrEqual(2);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const isGone = (pid: number): boolean =>
      !existsSync(`/proc/${pid}`) || /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    await vi.waitFor(() => expect(pids.every(isGone)).toBe(true), { timeout: 5_000 });
  });
});
