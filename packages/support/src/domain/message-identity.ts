import { createHash } from 'node:crypto';

const IDENTIFYING = ['message-id', 'date', 'from'] as const;

/** Where the words of a mail begin: behind the first empty line. */
const bodyStart = (raw: Buffer): number => {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((at) => at !== -1);
  return ends.length === 0 ? raw.length : Math.min(...ends);
};

/**
 * What makes a mail the same mail when it is delivered again: its own headers and its body to the last byte. Headers that servers add on the
 * way do not count, and a Message-ID alone proves nothing: another letter may bear it.
 */
export const messageIdentity = (raw: Uint8Array, headers: readonly (readonly [string, string])[]): string => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const hash = createHash('sha256');
  for (const name of IDENTIFYING) hash.update(`${headers.find(([key]) => key === name)?.[1] ?? ''}\n`);
  return hash.update(bytes.subarray(bodyStart(bytes))).digest('hex');
};
