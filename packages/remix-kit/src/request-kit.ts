import type { NetworkAddress } from '@candid/kernel';
import '@remix-run/node';

/** What the server hands to every loader and action as `context.kit`. */
export interface RequestKit {
  /** Nonce of this response's Content-Security-Policy. */
  nonce: string;
  /**
   * Aborts when the connection closes. Use it in place of `request.signal`, which stops firing after a garbage
   * collection on Node 24.
   */
  signal: AbortSignal;
  /** Pattern of the route that answers, such as `/i/:id`, never the path that was asked for. */
  route: string;
  /** Public origin of this program, such as `https://candid.example`. */
  origin: string;
  /** Parameters of the address that go along in a redirect to another page of this site. */
  carried: readonly string[];
  /** Whose request it is; null where the policy has no use for addresses, or a proxy named none. Only what it declares may keep it. */
  clientAddress: NetworkAddress | null;
  /** Adds a Set-Cookie header to this response, whatever route answers it. */
  setCookie(header: string): void;
  /** Sets a header of this response, whatever route answers it. */
  setHeader(name: string, value: string): void;
  /** Counts and logs an unexpected failure without its message. */
  report(error: unknown): void;
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    kit: RequestKit;
  }
  interface Future {
    v3_singleFetch: true;
  }
}
