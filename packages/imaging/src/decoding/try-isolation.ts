import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportIsolation } from './capabilities.ts';
import type { TrialTargets } from './child/trial.mjs';
import { startDecodingProcess } from './decoding-process.ts';
import { probeWalls, trialEntry, type HostWalls } from './launch.ts';
import { defaultDecoderLimits, type DecoderLimits } from './limits.ts';
import type { ChildRequest } from './protocol.ts';

/** Each try with what came of it: `done`, or the code it was refused with. */
export type TrialAnswers = Readonly<Record<string, string>>;

/** What a decoding process on this host could and could not do, tried just now (NA-03). */
export interface IsolationTrial {
  /** Tries that were refused. */
  readonly denied: readonly string[];
  /** Tries that succeeded although this host has the wall against them: none, unless something is broken. */
  readonly reached: readonly string[];
  /** Tries that this host has no wall against. */
  readonly missingWalls: readonly string[];
}

/** Runs the trial inside `walls`. */
export const runTrial = async (
  targets: TrialTargets,
  { walls, limits = defaultDecoderLimits }: { readonly walls: HostWalls; readonly limits?: DecoderLimits },
): Promise<TrialAnswers> => {
  const trial = startDecodingProcess({ entry: trialEntry(), walls, limits });
  try {
    const { bytes } = await trial.run(targets as unknown as ChildRequest, []);
    return JSON.parse(new TextDecoder().decode(bytes)) as TrialAnswers;
  } finally {
    await trial.end();
  }
};

/** Opens something to reach on loopback and on disk for as long as `work` takes. */
const withTargets = async <T>(work: (targets: TrialTargets) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'candid-trial-'));
  const file = join(folder, randomUUID());
  await writeFile(file, 'x');
  const tcp = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  const udp = createSocket('udp4').bind(0, '127.0.0.1');
  try {
    await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
    const tcpPort = (tcp.address() as AddressInfo).port;
    return await work({ tcpPort, udpPort: udp.address().port, parentPid: process.pid, file });
  } finally {
    tcp.close();
    udp.close();
    await rm(folder, { recursive: true });
  }
};

/** Tries on this host what a decoding process can reach, with the walls that every upload gets. */
export const tryIsolation = async (): Promise<IsolationTrial> => {
  const walls = await probeWalls();
  const { noNetwork, noSignals } = reportIsolation(walls, defaultDecoderLimits);
  const unwalled = new Set([...(noNetwork ? [] : ['tcp', 'udp', 'dns']), ...(noSignals ? [] : ['signal'])]);
  const answers = await withTargets((targets) => runTrial(targets, { walls }));
  const done = Object.keys(answers).filter((name) => answers[name] === 'done');
  return {
    denied: Object.keys(answers).filter((name) => answers[name] !== 'done'),
    reached: done.filter((name) => !unwalled.has(name)),
    missingWalls: [...unwalled],
  };
};
