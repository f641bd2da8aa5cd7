/** Where a person reads the letters. */
export const INBOX_PATH = '/inbox';
