import type { PolicyDefinition, StorageOccasion } from '@candid/policy';
import type { Call } from './route-calls.ts';

/** Everything a browser was seen to keep and to ask on a walk. */
export interface Seen {
  /** What was kept, in words: see `kept`. */
  readonly kept: ReadonlySet<string>;
  readonly calls: ReadonlySet<Call>;
  /** Requests to our own site that no route and no file of the site answers to. */
  readonly unknown: readonly string[];
  /** Origins of all other requests. */
  readonly foreign: ReadonlySet<string>;
}

const lifetimeOf = (seconds: number | null): string =>
  seconds === null ? 'until the browser closes' : `${Math.round(seconds / 3_600)} h`;

/** How a cookie is told, with all its attributes. @param seconds null for one without Max-Age */
export const cookieLine = (cookie: {
  readonly name: string;
  readonly seconds: number | null;
  readonly httpOnly: boolean;
  readonly sameSite: string;
  readonly path: string;
}): string =>
  `cookie ${cookie.name}: ${lifetimeOf(cookie.seconds)}, ${cookie.httpOnly ? 'not for scripts' : 'for scripts'}, ${cookie.sameSite}, ${cookie.path}`;

/** How anything else that is kept is told. */
export const storageLine = (area: string, name: string): string => `${area} ${name}`;

/** What the policy says is kept once these occasions have come; a choice that was made was a no. */
const declared = (policy: PolicyDefinition, occasions: readonly StorageOccasion[]): Set<string> => {
  const hasCome = ({ setAt }: { readonly setAt: StorageOccasion }): boolean => occasions.includes(setAt);
  const cookies = policy.cookies
    .filter((cookie) => hasCome(cookie) && (cookie.setAt !== 'consent' || cookie.category === 'essential'))
    .map(({ name, lifetime }) =>
      cookieLine({ name, seconds: lifetime === null ? null : lifetime / 1_000, httpOnly: true, sameSite: 'Lax', path: '/' }),
    );
  return new Set([...cookies, ...policy.browserStorage.filter(hasCome).map(({ area, name }) => storageLine(area, name))]);
};

export interface Expected {
  readonly policy: PolicyDefinition;
  /** What has happened on the walk so far. */
  readonly occasions: readonly StorageOccasion[];
  /** Every call there is. */
  readonly calls: readonly Call[];
  /** Origins at which declared recipients are reached here. */
  readonly recipients: readonly string[];
}

const beyond = <T>(of: Iterable<T>, known: ReadonlySet<T>): T[] => [...of].filter((item) => !known.has(item));

/** Where a walk and the policy differ, a line each: exactly what is declared is kept and asked, nothing more and nothing less. */
export const differences = (seen: Seen, { policy, occasions, calls, recipients }: Expected): string[] => {
  const due = declared(policy, occasions);
  return [
    ...beyond(seen.kept, due).map((line) => `kept and not declared: ${line}`),
    ...beyond(due, seen.kept).map((line) => `declared and never kept: ${line}`),
    ...seen.unknown.map((line) => `asked, and nothing here answers to it: ${line}`),
    ...beyond(calls, seen.calls).map((call) => `never walked: ${call}`),
    ...beyond(seen.foreign, new Set(recipients)).map((origin) => `asked, and no declared recipient: ${origin}`),
    ...beyond(recipients, seen.foreign).map((origin) => `a recipient that browsers go to, and never asked: ${origin}`),
  ];
};
