export type { AccountsContext } from './context.ts';
export { confirmsAge, statesAge, type AgeStatement } from './domain/age-statement.ts';
export { deviceLabel } from './domain/device-label.ts';
export { parseEmailAddress, type EmailAddress } from './domain/email-address.ts';
export {
  createAccountSessions,
  type AccountSession,
  type AccountSessions,
  type ListedSession,
} from './usecases/account-sessions.ts';
export { createAnonymousSessions, type AnonymousSession, type AnonymousSessions } from './usecases/anonymous-sessions.ts';
export { closeAccount, readProfile, rename, reopenAccount, type Profile } from './usecases/profile.ts';
export { listObjections, objectTo, withdrawObjection, type Use } from './usecases/objections.ts';
export { liftRestriction, restrict } from './usecases/restriction.ts';
export { createSignInAttempts, type PendingSignIn, type SignInAttempts } from './usecases/sign-in-attempts.ts';
export { closeDeadConnections, createSessionConnections, type SessionConnections } from './usecases/session-connections.ts';
export { keepClosingAccounts, keepDueAccounts, keepObjections } from './usecases/keep-accounts.ts';
export { keepSessions, keepVisitors } from './usecases/keep-sessions.ts';
export { findLeftVisitors, hasLivingSession } from './usecases/left-visitors.ts';
export type { SessionRulesByKind } from './store/ended-sessions.ts';
export { signInWithGoogle, type GooglePerson, type SignedInPerson } from './usecases/sign-in-with-google.ts';
