/** Where a letter's link, or a mail program of its own accord, ends newsletters. */
export const LEAVE_PATH = '/newsletter/leave';
