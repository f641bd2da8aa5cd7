/** Counted at each connection. */
export const SMTP_CONNECTION_FAULTS = {
  'smtp-refuse': 'ends the connection before a greeting',
  'smtp-421': 'greets with 421, service not available',
} as const;

/** Counted at each RCPT. */
export const SMTP_RECIPIENT_FAULTS = {
  'smtp-451': 'answers RCPT with 451, try again later',
  'smtp-550': 'answers RCPT with 550 5.1.1, no such mailbox: a bounce',
  'smtp-relay-denied': 'answers RCPT with 550 5.7.1, relaying denied: it says nothing of the mailbox',
} as const;

/** Counted at each letter, once its last line has come. */
export const SMTP_LETTER_FAULTS = {
  'smtp-drop': 'keeps the letter, then cuts the connection instead of answering: the sender cannot know',
  'smtp-slow': 'waits before it answers a letter [seconds, 5]',
} as const;
