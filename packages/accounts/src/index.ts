export type { AccountsContext } from './context.ts';
export { confirmsAge, statesAge, type AgeStatement } from './domain/age-statement.ts';
export { keepChildReports, reportChild } from './usecases/child-reports.ts';
export { deviceLabel } from './domain/device-label.ts';
export {
  createAccountSessions,
  type AccountSession,
  type AccountSessions,
  type ListedSession,
} from './usecases/account-sessions.ts';
export { createAnonymousSessions, type AnonymousSession, type AnonymousSessions } from './usecases/anonymous-sessions.ts';
export { closeAccount, readProfile, rename, reopenAccount, type Profile } from './usecases/profile.ts';
export { keepPreferences } from './usecases/preferences.ts';
export type { Preferences } from './store/sessions.ts';
export { listObjections, objectTo, withdrawObjection, type Use } from './usecases/objections.ts';
export { liftRestriction, restrict } from './usecases/restriction.ts';
export { createSignInAttempts, type PendingSignIn, type SignInAttempts } from './usecases/sign-in-attempts.ts';
export { closeDeadConnections, createSessionConnections, type SessionConnections } from './usecases/session-connections.ts';
export { keepClosingAccounts, keepDueAccounts, keepObjections } from './usecases/keep-accounts.ts';
export { keepSessions, keepVisitors } from './usecases/keep-sessions.ts';
export { findLeftVisitors, hasLivingSession } from './usecases/left-visitors.ts';
export { readVisit } from './usecases/read-visit.ts';
export type { SessionRulesByKind } from './store/ended-sessions.ts';
export { signInWithGoogle, type GooglePerson, type SignedInPerson } from './usecases/sign-in-with-google.ts';
export { linkLifetimes } from './domain/account-links.ts';
export type { AttemptCounter } from './domain/attempt-counter.ts';
export { createMemoryCounter } from './domain/memory-counter.ts';
export { createSignInLimits } from './domain/sign-in-limits.ts';
export { createAttemptCounts } from './store/attempt-counts.ts';
export { keepAttemptCounts } from './usecases/keep-attempt-counts.ts';
export { createPasswordHasher } from './domain/password-hash.ts';
export { createPasswordJudge } from './domain/password-strength.ts';
export type { PasswordsContext } from './passwords-context.ts';
export { askForLetter } from './usecases/ask-for-letter.ts';
export { askForAddress, confirmAddress, undoAddress } from './usecases/change-address.ts';
export { changePassword } from './usecases/change-password.ts';
export { finishSignUp } from './usecases/finish-sign-up.ts';
export { linkStands } from './usecases/link-stands.ts';
export { resetPassword } from './usecases/reset-password.ts';
export { signInWithPassword } from './usecases/sign-in-with-password.ts';
export { keepLinks } from './usecases/keep-links.ts';
export { recordNewsletterConsent } from './usecases/newsletter-consent.ts';
export { readLetterAddress } from './usecases/read-letter-address.ts';
export { writeAccountLetter } from './usecases/write-account-letter.ts';
export { keepTrialMarkers } from './usecases/keep-trial-markers.ts';
export { createTrialMarkers, type TrialMarkers } from './usecases/trial-markers.ts';
export { allows, isToBeAsked, signalsGpc, stateOf, termsOf, type ConsentDecision, type ConsentState } from './domain/consent.ts';
export { parseKept, strictest, type KeptChoice } from './domain/kept-choice.ts';
export { createConsents, type Choosing, type Consents } from './usecases/consents.ts';
export { keepConsents } from './usecases/keep-consents.ts';
