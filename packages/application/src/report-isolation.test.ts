import type { IsolationReport } from '@candid/imaging';
import { createLogger } from '@candid/telemetry';
import { manualClock } from '@candid/testkit';
import { expect, test } from 'vitest';
import { reportIsolation } from './report-isolation.ts';

const everyWall: IsolationReport = {
  platform: 'linux',
  ownProcess: true,
  noNetwork: true,
  noSignals: true,
  memoryByKernel: true,
  noFileWritesByKernel: true,
  memoryByParent: true,
  endsWithParent: true,
  memoryBytes: 1,
  wasmBytes: 1,
};

const said = (report: IsolationReport): unknown[] => {
  const lines: unknown[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  reportIsolation(report, createLogger({ program: 'web', level: 'info', clock: manualClock(), destination }));
  return lines;
};

test('a host with every wall is not spoken of', () => {
  expect(said(everyWall)).toEqual([]);
});

test('each wall that the host lacks is named in the log', () => {
  const bare = { ...everyWall, platform: 'darwin', noNetwork: false, endsWithParent: false } as const;
  expect(said(bare)).toMatchObject([
    { level: 'warn', event: 'decoder.isolation', name: 'noNetwork' },
    { level: 'warn', event: 'decoder.isolation', name: 'endsWithParent' },
  ]);
});
