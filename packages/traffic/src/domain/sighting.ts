import { coarseAgent, type NetworkAddress, type SubjectId } from '@candid/kernel';
import type { NetworkLogField } from '@candid/policy';

/** One request as the web program sees it. It lives until the next flush and no longer. */
export interface Sighting {
  readonly at: Date;
  readonly address: NetworkAddress | null;
  /** The account that sent it; null for a visitor. */
  readonly subjectId: SubjectId | null;
  readonly userAgent: string | null;
  readonly referrer: string | null;
}

/** What a line says of a client, by the names of the policy; nothing that the policy does not name. */
export type LineDetails = Partial<Record<Exclude<NetworkLogField, 'country'>, string>>;

export interface DescribeOptions {
  readonly fields: readonly NetworkLogField[];
  /** Our own: pages of ours are no referrer. */
  readonly origin: string;
}

const LONGEST_AGENT = 300;
const LONGEST_REFERRER = 200;

/** The page of another site, without query and fragment: what somebody searched for is none of ours. */
const foreignPage = (referrer: string | null, origin: string): string | undefined => {
  const url = URL.parse(referrer ?? '');
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin === origin) return undefined;
  return `${url.origin}${url.pathname}`.slice(0, LONGEST_REFERRER);
};

/** Takes from a sighting what the policy's log holds and drops the rest (CR-06, HI-06). */
export const describeSighting = (sighting: Sighting, { fields, origin }: DescribeOptions): LineDetails => {
  const agent = coarseAgent(sighting.userAgent);
  const readers: Record<keyof LineDetails, () => string | undefined> = {
    address: () => sighting.address?.reveal(),
    browser: () => agent.browser ?? undefined,
    system: () => agent.system ?? undefined,
    'user-agent': () => sighting.userAgent?.slice(0, LONGEST_AGENT),
    referrer: () => foreignPage(sighting.referrer, origin),
  };
  const said = fields.flatMap((field) => {
    const value = field === 'country' ? undefined : readers[field]();
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(said);
};
