import { systemTimers } from '@candid/imaging';
import type { Milliseconds } from '@candid/kernel';

/** Resolves after this time. */
export const pause = (span: Milliseconds): Promise<void> => new Promise((resolve) => void systemTimers().after(span, resolve));
