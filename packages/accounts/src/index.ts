export {
  createAnonymousSessions,
  sweepSessions,
  type AnonymousSession,
  type AnonymousSessions,
  type AnonymousSessionsOptions,
} from './anonymous-sessions.ts';
