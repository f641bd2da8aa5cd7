/**
 * Telling people: of a changed policy, each account once and with a record (HI-26, CR-28).
 *
 * Worker: tellOfChange, recordLetters     Page: readNotice, dismissNotice     Keep: keepNotices
 */
export { announcingCrashPoints, type AnnouncingCrashPoint, type Change, type TellingContext } from './context.ts';
export { dismissNotice, readNotice, type StandingNotice } from './usecases/read-notice.ts';
export { keepNotices } from './usecases/keep-notices.ts';
export { recordLetters } from './usecases/record-letters.ts';
export { tellOfChange } from './usecases/tell-of-change.ts';
