import type { IncomingMessage } from 'node:http';
import { peerOf, type TrustedProxies } from './client-address.ts';

/** What the front door decides about a request before anything of it is looked at. */
export type Admission =
  | { kind: 'admit' }
  | { kind: 'redirect'; location: string }
  | { kind: 'refuse'; status: 400 | 403 | 421; code: 'bad_request' | 'csrf_failed' };

export interface FrontDoorOptions {
  origin: URL;
  isTrustedProxy: TrustedProxies;
  /** Paths that may be posted to from other origins, such as signed webhooks. */
  acceptsForeignPosts?: ((path: string) => boolean) | undefined;
}

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
 * Decides on Host (a name that is not ours means DNS rebinding or a stray link), on https behind a proxy, and on
 * where state-changing requests come from.
 */
export const createFrontDoor = ({ origin, isTrustedProxy, acceptsForeignPosts }: FrontDoorOptions) => {
  return (request: IncomingMessage, path: string): Admission => {
    const forwardedHost = isTrustedProxy(peerOf(request)) ? single(request.headers['x-forwarded-host']) : undefined;
    const host = forwardedHost ?? single(request.headers.host);
    if (host === undefined || host === '') return { kind: 'refuse', status: 400, code: 'bad_request' };
    if (host.toLowerCase() !== origin.host) return { kind: 'refuse', status: 421, code: 'bad_request' };
    // `http://other.example/`, which would stand above Host.
    if (request.url?.startsWith('/') !== true) return { kind: 'refuse', status: 400, code: 'bad_request' };
    const safe = SAFE_METHODS.has(request.method ?? '');
    // Believed from anyone: it can only send whoever says it to https.
    const cameInClear = single(request.headers['x-forwarded-proto']) === 'http';
    if (origin.protocol === 'https:' && cameInClear) {
      if (!safe) return { kind: 'refuse', status: 400, code: 'bad_request' };
      return { kind: 'redirect', location: `${origin.origin}${request.url ?? '/'}` };
    }
    if (safe || acceptsForeignPosts?.(path) === true || comesFromOurPages(request, origin)) return { kind: 'admit' };
    return { kind: 'refuse', status: 403, code: 'csrf_failed' };
  };
};

export type FrontDoor = ReturnType<typeof createFrontDoor>;
