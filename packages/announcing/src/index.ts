/**
 * Telling people: of a changed policy, each account once and with a record (HI-26, CR-28); and newsletters, to those who asked and to
 * nobody else (HI-09).
 *
 * Changes:     tellOfChange, recordLetters; readNotice, dismissNotice; keepNotices
 * Newsletters: askForNewsletter, askByMail, confirmReader, joinAsAccount, leaveNewsletter, leaveByMail, bouncedAddress; readIssue, giveOutIssue; postIssues
 */
export { announcingCrashPoints, type AnnouncingCrashPoint, type Change, type TellingContext } from './context.ts';
export { readIssue, type IssueTexts } from './domain/issue.ts';
export { leaveToken, mailLeaveToken, newConfirmToken, newMailToken, readLeaveToken } from './domain/newsletter-token.ts';
export type { NewsletterConsent, NewsletterContext } from './newsletter-context.ts';
export { wantsNone } from './store/suppressions.ts';
export { dismissNotice, readNotice, type StandingNotice } from './usecases/read-notice.ts';
export { keepCopies, keepReaders, keepSuppressions } from './usecases/keep-newsletters.ts';
export { keepNotices } from './usecases/keep-notices.ts';
export {
  addressContext,
  askByMail,
  askForNewsletter,
  bouncedAddress,
  CONFIRM_WITHIN,
  confirmReader,
  confirmStands,
  joinAsAccount,
  leaveAsAccount,
  leaveByMail,
  leaveNewsletter,
} from './usecases/newsletter-readers.ts';
export { countReaders, findIssue, giveOutIssue, type GivenOut } from './usecases/give-out-issue.ts';
export { issueCrashPoints, postIssues, type IssueContext, type IssueCrashPoint } from './usecases/post-issues.ts';
export { recordLetters } from './usecases/record-letters.ts';
export { tellOfChange } from './usecases/tell-of-change.ts';
