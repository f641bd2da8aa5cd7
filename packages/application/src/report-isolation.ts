import type { IsolationReport } from '@candid/imaging';
import type { Logger } from '@candid/telemetry';

/** Walls around the decoding process that not every host can give. */
const HOST_WALLS = [
  'noNetwork',
  'noSignals',
  'memoryByKernel',
  'noFileWritesByKernel',
  'memoryByParent',
  'endsWithParent',
] as const satisfies readonly (keyof IsolationReport)[];

/** Says at the start which walls around the decoding process this host lacks, one line each (NA-03). */
export const reportIsolation = (report: IsolationReport, logger: Pick<Logger, 'warn'>): void => {
  for (const wall of HOST_WALLS) if (!report[wall]) logger.warn('decoder.isolation', { name: wall });
};
