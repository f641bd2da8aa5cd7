/** A parent to be killed: starts a hostile module, sends it into an endless loop and prints the pids of both layers. */
import { readFileSync } from 'node:fs';
import { encodeFrame } from '../child/frames.mjs';
import { launch, probeWalls } from '../launch.ts';
import { defaultDecoderLimits } from '../limits.ts';

const child = launch({ entry: process.argv[2] ?? '', limits: defaultDecoderLimits, walls: await probeWalls() });
child.stdout?.once('data', () => {
  for (const part of encodeFrame({ attack: 'loop' })) child.stdin?.write(part);
  const inner = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ').map(Number);
  process.stdout.write(JSON.stringify([child.pid, ...inner]));
});
