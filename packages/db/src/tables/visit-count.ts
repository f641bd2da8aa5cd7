import type { BrowserFamily, DeviceClass } from '@candid/kernel';

/**
 * How many visits began in one minute with one kind of browser and device, and how long the first answer took (NA-05). Several rows of the
 * same kind add up; nothing ties one visit to another.
 */
export interface VisitCountTable {
  minute: Date;
  browser: BrowserFamily | null;
  device: DeviceClass;
  /** Upper end of a band of milliseconds; null above all bands. */
  answered_within_ms: number | null;
  visits: number;
  expires_at: Date;
}
