import { randomBytes } from 'node:crypto';

/** Directive name to its sources, for what one program needs beyond the strict default. */
export type CspAdditions = Readonly<Record<string, readonly string[]>>;

export interface HeaderOptions {
  origin: URL;
  /** True while Vite serves modules: it injects style elements and opens a WebSocket of its own. */
  development: boolean;
  additions?: CspAdditions | undefined;
}

/** A fresh nonce, 144 bits. */
export const createNonce = (): string => randomBytes(18).toString('base64');

/**
 * The Content-Security-Policy of one response. Nothing is allowed that is not named: scripts only from /assets/ or
 * with the nonce, no inline styles, no frames, no plugins, no connection to another origin.
 */
export const contentSecurityPolicy = (nonce: string, { origin, development, additions = {} }: HeaderOptions): string => {
  const assets = new URL('/assets/', origin).href;
  const directives: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': [`'nonce-${nonce}'`, development ? "'self'" : assets],
    'style-src': development ? ["'self'", "'unsafe-inline'"] : [assets],
    'font-src': [development ? "'self'" : assets],
    'img-src': ["'self'", 'blob:', 'data:'],
    'connect-src': development ? ["'self'", 'ws:'] : ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'require-trusted-types-for': development ? [] : ["'script'"],
    'trusted-types': development ? [] : ["'none'"],
  };
  for (const [name, sources] of Object.entries(additions)) directives[name] = [...(directives[name] ?? []), ...sources];
  return Object.entries(directives)
    .filter(([, sources]) => sources.length > 0)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
};

const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
];

const TWO_YEARS_IN_SECONDS = 63_072_000;

/**
 * Headers of every response. `Referrer-Policy` is `same-origin` and not `no-referrer`: under the latter browsers send
 * `Origin: null` with a form, and the origin check could not tell our own form from a stranger's.
 */
export const securityHeaders = (nonce: string, options: HeaderOptions): Record<string, string> => ({
  'Content-Security-Policy': contentSecurityPolicy(nonce, options),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Cache-Control': 'private, no-store',
  ...(options.origin.protocol === 'https:'
    ? { 'Strict-Transport-Security': `max-age=${TWO_YEARS_IN_SECONDS}; includeSubDomains` }
    : {}),
});
