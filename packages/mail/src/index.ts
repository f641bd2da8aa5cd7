/**
 * Letters: what they say, how they are asked for, and how they are sent once for their cause (docs/decisions/0024).
 *
 * Ask:   postLetter, in the transaction that makes the letter necessary
 * Send:  deliverLetter, from the job; createSmtpTransport, through the egress
 */
export { deliverLetter, mailCrashPoints, type DeliveryContext, type DueLetter, type MailCrashPoint } from './deliver-letter.ts';
export type { Letter, LetterKind, LetterText } from './letters.ts';
export { postLetter, type LetterOrder, type PostContext } from './post-letter.ts';
export { createSmtpTransport, type MailTransport, type SmtpServer } from './smtp.ts';
export { updatesWording, versionUpdate, type VersionNews } from './updates.ts';
