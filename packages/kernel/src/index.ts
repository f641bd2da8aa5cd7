export { AppError, isAppError, type ErrorCode } from './errors.ts';
export { steadyClock, systemClock, type Clock, type TimeSources } from './clock.ts';
export {
  newId,
  parseId,
  type Id,
  type IdKind,
  type SubjectId,
  type SessionId,
  type GenerationId,
  type ImageId,
  type BlobId,
  type ObjectKeyId,
  type LetterId,
  type LinkId,
  type CorrespondenceId,
  type DeviceId,
} from './ids.ts';
export { bytes, duration, type Milliseconds, type MicroUsd } from './units.ts';
export { NetworkAddress } from './network-address.ts';
export {
  coarseAgent,
  DEVICE_CLASSES,
  type BrowserFamily,
  type CoarseAgent,
  type DeviceClass,
  type SystemFamily,
} from './user-agent.ts';
export { parseEmailAddress, type EmailAddress } from './email-address.ts';
