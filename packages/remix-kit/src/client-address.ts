import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { AppError, NetworkAddress } from '@candid/kernel';

/** Whether an address is one of the proxies whose X-Forwarded-* headers are believed. */
export type TrustedProxies = (address: NetworkAddress | null) => boolean;

/**
 * Reads addresses and CIDR ranges.
 * @throws AppError `config_invalid`
 */
export const createTrustedProxies = (ranges: readonly string[]): TrustedProxies => {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const version = isIP(address);
    if (version === 0) throw new AppError('config_invalid', { field: 'trustedProxies' });
    const family = version === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return (address) => address !== null && list.check(address.reveal(), address.family);
};

/** The address at the other end of the connection. */
export const peerOf = ({ socket }: IncomingMessage): NetworkAddress | null => NetworkAddress.parse(socket.remoteAddress ?? '');

const BRACKETED = /^\[([^\]]*)\](?::\d{1,5})?$/;
const IPV4_WITH_PORT = /^([\d.]+):\d{1,5}$/;

/** One entry of X-Forwarded-For; proxies write ports and brackets too. Null for `unknown` and whatever else is no address. */
const parseHop = (entry: string): NetworkAddress | null => {
  const [, bare = entry] = BRACKETED.exec(entry) ?? IPV4_WITH_PORT.exec(entry) ?? [];
  return NetworkAddress.parse(bare);
};

/**
 * Whose request it is: the other end of the connection, unless that is a trusted proxy; then the last address in X-Forwarded-For that no
 * trusted proxy has, because each proxy adds whom it heard from at the end and everything before is the sender's own word. Where all are
 * trusted it is the first. Null where a proxy named no address: nothing is guessed from what stands before it.
 */
export const clientAddressOf = (request: IncomingMessage, isTrusted: TrustedProxies): NetworkAddress | null => {
  const peer = peerOf(request);
  const hops = request.headersDistinct['x-forwarded-for']?.join(',').split(',') ?? [];
  let client = peer;
  for (const hop of hops.reverse()) {
    if (!isTrusted(client)) return client;
    client = parseHop(hop.trim());
  }
  return client;
};
