import type { OpenedLine } from '@candid/traffic';

// What a client sent may steer a terminal: JSON escapes the first 32 characters, this the other ones.
const STEERING = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Each line of the log as one line of JSON. */
export const requestLogLines = (lines: readonly OpenedLine[]): string =>
  lines
    .map(({ details, ...line }) => `${JSON.stringify({ ...line, ...(details ?? { key: 'gone' }) }).replace(STEERING, escape)}\n`)
    .join('');
