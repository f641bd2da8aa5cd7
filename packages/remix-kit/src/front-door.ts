import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { AppError } from '@candid/kernel';

/** What the front door decides about a request before anything of it is looked at. */
export type Admission =
  | { kind: 'admit' }
  | { kind: 'redirect'; location: string }
  | { kind: 'refuse'; status: 400 | 403 | 421; code: 'bad_request' | 'csrf_failed' };

export interface FrontDoorOptions {
  origin: URL;
  /** Addresses or CIDR ranges whose X-Forwarded-* headers are believed. None by default. */
  trustedProxies: readonly string[];
  /** Paths that may be posted to from other origins, such as signed webhooks. */
  acceptsForeignPosts?: ((path: string) => boolean) | undefined;
}

const blockListOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const version = isIP(address);
    if (version === 0) throw new AppError('config_invalid', { field: 'trustedProxies' });
    const family = version === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
};

const isWithin = (list: BlockList, peer: string | undefined): boolean => {
  if (peer === undefined) return false;
  const mapped = peer.startsWith('::ffff:') ? peer.slice('::ffff:'.length) : peer;
  const version = isIP(mapped);
  return version !== 0 && list.check(mapped, version === 6 ? 'ipv6' : 'ipv4');
};

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? undefined : value?.trim());

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a state-changing request came from a page of ours. Browsers set both headers and pages cannot forge them:
 * `Origin` must be ours, and `Sec-Fetch-Site`, where the browser knows it, must say so too.
 */
const comesFromOurPages = (request: IncomingMessage, origin: URL): boolean => {
  const site = single(request.headers['sec-fetch-site']);
  return single(request.headers.origin) === origin.origin && (site === undefined || site === 'same-origin');
};

/**
 * Decides on Host (a name that is not ours means DNS rebinding or a stray link), on https behind a trusted proxy, and
 * on where state-changing requests come from.
 */
export const createFrontDoor = ({ origin, trustedProxies, acceptsForeignPosts }: FrontDoorOptions) => {
  const proxies = blockListOf(trustedProxies);
  return (request: IncomingMessage, path: string): Admission => {
    const behindProxy = isWithin(proxies, request.socket.remoteAddress);
    const forwardedHost = behindProxy ? single(request.headers['x-forwarded-host']) : undefined;
    const host = forwardedHost ?? single(request.headers.host);
    if (host === undefined || host === '') return { kind: 'refuse', status: 400, code: 'bad_request' };
    if (host.toLowerCase() !== origin.host) return { kind: 'refuse', status: 421, code: 'bad_request' };
    const safe = SAFE_METHODS.has(request.method ?? '');
    const cameInClear = behindProxy && single(request.headers['x-forwarded-proto']) === 'http';
    if (origin.protocol === 'https:' && cameInClear) {
      if (!safe) return { kind: 'refuse', status: 400, code: 'bad_request' };
      return { kind: 'redirect', location: `${origin.origin}${request.url ?? '/'}` };
    }
    if (safe || acceptsForeignPosts?.(path) === true || comesFromOurPages(request, origin)) return { kind: 'admit' };
    return { kind: 'refuse', status: 403, code: 'csrf_failed' };
  };
};

export type FrontDoor = ReturnType<typeof createFrontDoor>;
