import { residentBytes, type HostWalls } from './launch.ts';
import type { DecoderLimits } from './limits.ts';

/** What stands around a decoding process on this host; shown at start and on the evidence page (NA-03). */
export type IsolationReport = {
  readonly platform: NodeJS.Platform;
  /** One process per image with an empty environment; no files, processes or workers for its JavaScript. Always. */
  readonly ownProcess: true;
  /** Own network namespace: TCP, UDP and DNS lead nowhere. Unix sockets on disk are not covered. */
  readonly noNetwork: boolean;
  /** Own process namespace: no other process can be signalled. */
  readonly noSignals: boolean;
  /** The kernel refuses memory beyond the ceiling. */
  readonly memoryByKernel: boolean;
  /** The kernel refuses to let any file grow, even for native code. */
  readonly noFileWritesByKernel: boolean;
  /** The parent sees resident memory and kills beyond the ceiling. */
  readonly memoryByParent: boolean;
  /** The kernel ends it with its parent, even in an endless loop; otherwise it ends when it next reads its pipe. */
  readonly endsWithParent: boolean;
  readonly memoryBytes: number;
  readonly wasmBytes: number;
};

export const reportIsolation = (walls: HostWalls, limits: DecoderLimits): IsolationReport => ({
  platform: process.platform,
  ownProcess: true,
  noNetwork: walls.namespaces !== null,
  noSignals: walls.namespaces !== null,
  memoryByKernel: walls.resourceLimits !== null,
  noFileWritesByKernel: walls.resourceLimits !== null,
  memoryByParent: residentBytes(process.pid) !== null,
  endsWithParent: walls.parentDeathSignal !== null,
  memoryBytes: limits.memoryBytes,
  wasmBytes: limits.wasmBytes,
});
