/**
 * Letters to support: by form or by mail, sealed, with a clock each (docs/decisions/0033).
 *
 * Take:   keepLetter with encloseFromForm (the form), startLmtp with takeMail (mail, also words on updates, which are handed on)
 * Answer: stopClock, createBusinessCalendar; writeAcknowledgement says that a letter came
 * Relay:  relayLetter, where none are kept; writeRelayedLetter and forgetRelayedLetter hand them on (docs/decisions/0036)
 * Keep:   keepCorrespondence, keepAnswerClocks, findEnclosedFiles, for the retention engine
 */
export {
  supportCrashPoints,
  type Enclosure,
  type KeptFile,
  type KeptLetter,
  type NewLetter,
  type SupportContext,
  type SupportCrashPoint,
  type Writer,
} from './context.ts';
export { createBusinessCalendar, type BusinessCalendar, type BusinessHours } from './domain/business-calendar.ts';
export { cleanLine, cleanText } from './domain/plain-text.ts';
export { addressFor, kindOfRecipient, type UpdatesWord } from './domain/recipients.ts';
export { dueAt } from './domain/response-clock.ts';
export { startLmtp, type LmtpOptions, type LmtpPlace, type RunningLmtp } from './inbound/lmtp-server.ts';
export { keepAnswerClocks, stopClock } from './usecases/answer-clocks.ts';
export { findEnclosedFiles, keepCorrespondence } from './usecases/keep-correspondence.ts';
export { encloseFromForm, type GivenFile, type PictureReader } from './usecases/enclose.ts';
export { keepLetter } from './usecases/keep-letter.ts';
export type { BounceContext } from './usecases/take-bounce.ts';
export { takeMail, type MailContext, type UpdatesMail } from './usecases/take-mail.ts';
export { forgetRelayedLetter, writeRelayedLetter } from './usecases/hand-on-letter.ts';
export { keepHandingOn, keepInTransit } from './usecases/keep-in-transit.ts';
export { relayLetter, type FormLetter, type RelayContext, type RelayedLetter } from './usecases/relay-letter.ts';
export { writeAcknowledgement } from './usecases/write-acknowledgement.ts';
