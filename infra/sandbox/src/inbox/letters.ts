import type { Clock } from '@candid/kernel';
import { simpleParser, type AddressObject } from 'mailparser';
import { findLinks } from './links.ts';

/** One letter as it came in. Times are ISO texts in UTC. */
export interface Letter {
  /** Counted from 1 since the start. */
  readonly id: number;
  readonly receivedAt: string;
  /** Whom the envelope names; `to` of the header may say otherwise. */
  readonly envelopeFrom: string;
  readonly recipients: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  /** Every http address in the letter, in order, each once. */
  readonly links: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly byteSize: number }[];
  /** Header lines as they came, names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface Envelope {
  readonly from: string;
  readonly recipients: readonly string[];
}

/** The newest letters. */
export interface Letters {
  add(raw: Buffer, envelope: Envelope): Promise<void>;
  /** Newest first. @param recipient an address of the envelope, whatever its case; left out, all */
  list(recipient?: string): readonly Letter[];
  find(id: number): Letter | null;
  /** The letter byte by byte, as SMTP brought it. */
  raw(id: number): Buffer | null;
  clear(): void;
}

const KEPT = 200;
const KEPT_BYTES = 64_000_000;

const addresses = (value: AddressObject | AddressObject[] | undefined): string =>
  [value ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');

const headersOf = (lines: readonly { readonly key: string; readonly line: string }[]): Letter['headers'] =>
  lines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()] as const);

const parse = async (raw: Buffer): Promise<Omit<Letter, 'id' | 'receivedAt' | 'envelopeFrom' | 'recipients'>> => {
  const mail = await simpleParser(raw);
  const html = mail.html === false ? null : mail.html;
  return {
    from: addresses(mail.from),
    to: addresses(mail.to),
    subject: mail.subject ?? '',
    text: mail.text ?? null,
    html,
    links: findLinks(mail.text ?? '', html ?? ''),
    attachments: mail.attachments.map(({ filename, contentType: type, size }) => ({
      name: filename ?? '',
      type,
      byteSize: size,
    })),
    headers: headersOf(mail.headerLines),
  };
};

export const createLetters = (clock: Clock): Letters => {
  let kept: { letter: Letter; raw: Buffer }[] = [];
  let count = 0;
  const bytes = (): number => kept.reduce((sum, { raw }) => sum + raw.length, 0);
  const find = (id: number) => kept.find(({ letter }) => letter.id === id);
  return {
    async add(raw, { from: envelopeFrom, recipients }) {
      const parsed = await parse(raw);
      kept.push({ raw, letter: { id: ++count, receivedAt: clock.now().toISOString(), envelopeFrom, recipients, ...parsed } });
      while (kept.length > KEPT || (kept.length > 1 && bytes() > KEPT_BYTES)) kept.shift();
    },
    list: (recipient) =>
      kept
        .map(({ letter }) => letter)
        .filter(({ recipients }) => recipient === undefined || recipients.some((one) => isSame(one, recipient)))
        .reverse(),
    find: (id) => find(id)?.letter ?? null,
    raw: (id) => find(id)?.raw ?? null,
    clear: () => void (kept = []),
  };
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
