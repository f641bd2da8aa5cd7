import type { Clock } from '@candid/kernel';

/** One picture of a request as it came, from which can be told what was left in it and what was not. */
export interface PictureFacts {
  readonly part: 'image' | 'mask';
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  /** Which kinds of metadata it carries: `exif`, `icc`, `iptc`, `xmp`, and `orientation` when it says that it lies on its side. */
  readonly metadata: readonly string[];
  /** The pixel in its upper left corner: `#rrggbbaa`. */
  readonly topLeft: string;
}

/** One request to the stand-in. No text of it is kept: a prompt cannot be read here, only told apart by the hash. */
export interface JournalEntry {
  readonly sequence: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly requestId: string;
  /** What the SDK says about its own retries (`x-stainless-retry-count`); null when the header is absent. */
  readonly retryCount: number | null;
  /** SHA-256 of the raw body, in hex; null where the body is not kept. */
  bodyHash: string | null;
  byteSize: number;
  /** The pictures sent to be edited; empty for anything else. */
  pictures: readonly PictureFacts[];
  status: number | null;
  /** `open` while it runs; `left` when the client went away before the end. */
  outcome: 'open' | 'ended' | 'left';
  /** What Google's stand-in saw in the parameters; null elsewhere. */
  signIn: SignInNotes | null;
}

/** How a client asked, without anything personal. */
export interface SignInNotes {
  readonly clientId: string | null;
  readonly scopes: readonly string[];
  /** `S256` where a challenge came, `verifier` where its other half did. */
  readonly pkce: 'S256' | 'verifier' | null;
  readonly nonce: boolean;
  readonly state: boolean;
  readonly accessType: string | null;
}

export interface Journal {
  add(entry: Pick<JournalEntry, 'method' | 'path' | 'requestId' | 'retryCount'>): JournalEntry;
  /** Writes down what came with a request that is in the journal. */
  addPictures(requestId: string, pictures: readonly PictureFacts[]): void;
  entries(): readonly JournalEntry[];
  /** How many requests came for a path such as `/v1/images/generations`; all of them without a path. */
  count(path?: string): number;
  counts(): Record<string, number>;
  clear(): void;
}

/** Keeps the newest entries only, so that a long-running stand-in does not grow. */
const KEPT = 5_000;

export const createJournal = (clock: Clock): Journal => {
  let entries: JournalEntry[] = [];
  let counts = new Map<string, number>();
  let sequence = 0;
  return {
    add(entry) {
      const added: JournalEntry = {
        ...entry,
        sequence: ++sequence,
        at: clock.now().toISOString(),
        bodyHash: null,
        byteSize: 0,
        pictures: [],
        status: null,
        outcome: 'open',
        signIn: null,
      };
      entries.push(added);
      if (entries.length > KEPT) entries.shift();
      counts.set(entry.path, (counts.get(entry.path) ?? 0) + 1);
      return added;
    },
    addPictures(requestId, pictures) {
      const entry = entries.find((one) => one.requestId === requestId);
      if (entry !== undefined) entry.pictures = pictures;
    },
    entries: () => entries,
    count: (path) => (path === undefined ? [...counts.values()].reduce((sum, n) => sum + n, 0) : (counts.get(path) ?? 0)),
    counts: () => Object.fromEntries(counts),
    clear() {
      entries = [];
      counts = new Map();
    },
  };
};
