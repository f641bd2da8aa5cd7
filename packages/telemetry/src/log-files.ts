import {
  appendFileSync,
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a folder of logs holds, in lines that begin with their time; what follows one without a time of its own belongs to it. */
export interface LogLines {
  readonly held: number;
  readonly oldest: Date | null;
  /** Written at or before the given moment. */
  readonly overdue: number;
}

export interface LogFiles {
  count(before: Date): Promise<LogLines>;
  /**
   * Takes lines written at or before a moment out of every file, in place: programs that append to one go on doing so. A line that is
   * written in the very moment of a file's exchange can be lost.
   */
  cut(before: Date): Promise<void>;
}

/** Ours are JSON with a `time`; Postgres begins a line with its own. */
const JSON_TIME = /"time":"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/;
const POSTGRES_TIME = /^(\d{4}-\d\d-\d\d) ([\d:.]+) UTC/;
/** What a broken-off cut leaves: it holds nothing that its file does not hold, or held until a moment ago. */
const CUT = '.cut';
const PIECE_BYTES = 1024 * 1024;

const timeOf = (line: string): Date | null => {
  const [, day, time] = POSTGRES_TIME.exec(line) ?? [];
  const text = JSON_TIME.exec(line)?.[1] ?? (day && time ? `${day}T${time}Z` : undefined);
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at);
};

interface Line {
  readonly text: string;
  /** Its own, or that of the line it belongs to; null before the first that says. */
  readonly at: Date | null;
}

async function* linesOf(file: string, end: number): AsyncGenerator<Line> {
  if (end === 0) return;
  let at: Date | null = null;
  for await (const text of createInterface({ input: createReadStream(file, { end: end - 1 }), crlfDelay: Infinity })) {
    at = timeOf(text) ?? at;
    yield { text, at };
  }
}

const isOverdue = ({ at }: Line, before: Date): boolean => at !== null && at <= before;

/** Appends what stands in a file from an offset on to another, in one go: nobody else of this process gets in between. */
const appendRest = (file: string, { from, to }: { readonly from: number; readonly to: string }): void => {
  const [source, target] = [openSync(file, 'r'), openSync(to, 'a', 0o600)];
  const piece = Buffer.alloc(PIECE_BYTES);
  let at = from;
  for (;;) {
    const length = readSync(source, piece, 0, piece.length, at);
    if (length === 0) break;
    appendFileSync(target, piece.subarray(0, length));
    at += length;
  }
  closeSync(source);
  closeSync(target);
};

/** Puts what is to stay beside the file, then in its place, with what was written meanwhile. */
const cutFile = async (file: string, before: Date): Promise<void> => {
  const beside = `${file}${CUT}`;
  const scanned = statSync(file).size;
  const kept = createWriteStream(beside, { mode: 0o600 });
  for await (const line of linesOf(file, scanned)) {
    if (!isOverdue(line, before) && !kept.write(`${line.text}\n`)) await once(kept, 'drain');
  }
  kept.end();
  await once(kept, 'close');
  appendRest(file, { from: scanned, to: beside });
  truncateSync(file, 0);
  appendRest(beside, { from: 0, to: file });
  rmSync(beside);
};

/** The log files of one folder, as a supervisor or a platform writes them. */
export const openLogFiles = (dir: string): LogFiles => {
  const files = async (): Promise<string[]> => {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => join(dir, name));
  };
  const countFile = async (file: string, before: Date): Promise<LogLines> => {
    let [held, overdue] = [0, 0];
    let oldest: Date | null = null;
    for await (const line of linesOf(file, statSync(file).size)) {
      held += 1;
      if (isOverdue(line, before)) overdue += 1;
      if (line.at !== null && (oldest === null || line.at < oldest)) oldest = line.at;
    }
    return { held, oldest, overdue };
  };
  return {
    count: async (before) => {
      let sum: LogLines = { held: 0, oldest: null, overdue: 0 };
      for (const file of await files()) {
        const { held, oldest, overdue } = await countFile(file, before);
        const first = oldest !== null && (sum.oldest === null || oldest < sum.oldest) ? oldest : sum.oldest;
        sum = { held: sum.held + held, oldest: first, overdue: sum.overdue + overdue };
      }
      return sum;
    },
    cut: async (before) => {
      for (const file of await files()) {
        if (file.endsWith(CUT)) await rm(file);
        else if ((await countFile(file, before)).overdue > 0) await cutFile(file, before);
      }
    },
  };
};
