import { isIP } from 'node:net';
import { inspect } from 'node:util';

const REDACTED = '[address]';
const GROUPS = 8;
const GROUPS_OF_A_NETWORK = 4;
const ZONE = /%[\w.~-]{1,32}$/;

/** The eight groups of an IPv6 address in the one form that URLs write it in. */
const groupsOf = (canonical: string): string[] => {
  const [head = '', tail] = canonical.split('::');
  const before = head.split(':').filter((group) => group !== '');
  if (tail === undefined) return before;
  const after = tail.split(':').filter((group) => group !== '');
  return [...before, ...Array<string>(GROUPS - before.length - after.length).fill('0'), ...after];
};

const mappedIPv4 = (groups: readonly string[]): string | null => {
  const [high = '', low = ''] = groups.slice(GROUPS - 2);
  const isMapped = groups[5] === 'ffff' && groups.slice(0, 5).every((group) => group === '0');
  if (!isMapped) return null;
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.');
};

/**
 * An IP address in its one canonical form: IPv4 in dotted decimals, also where it came mapped into IPv6, and IPv6 compressed and without a
 * zone. It is personal data: it prints and serialises as `[address]`, and whoever needs the text asks for it by name.
 */
export class NetworkAddress {
  readonly family: 'ipv4' | 'ipv6';
  readonly #text: string;

  private constructor(family: 'ipv4' | 'ipv6', text: string) {
    this.family = family;
    this.#text = text;
  }

  /** Reads a bare address, with or without a zone (`fe80::1%eth0`); null for anything else. */
  static parse(text: string): NetworkAddress | null {
    const bare = text.replace(ZONE, '');
    if (isIP(text) === 4) return new NetworkAddress('ipv4', text);
    if (isIP(bare) !== 6) return null;
    const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
    const mapped = mappedIPv4(groupsOf(canonical));
    return mapped === null ? new NetworkAddress('ipv6', canonical) : new NetworkAddress('ipv4', mapped);
  }

  /** The address as text. It must not be stored or written down where the policy does not declare it. */
  reveal(): string {
    return this.#text;
  }

  /** What one subscriber has: an IPv4 address, or an IPv6 network of 64 bits such as `2001:db8:0:1::/64` (CR-08). Personal data as well. */
  network(): string {
    if (this.family === 'ipv4') return this.#text;
    const prefix = groupsOf(this.#text).slice(0, GROUPS_OF_A_NETWORK).join(':');
    return `${new URL(`http://[${prefix}::]`).hostname.slice(1, -1)}/64`;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
