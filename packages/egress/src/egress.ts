import { connect, type Socket } from 'node:net';
import { AppError } from '@candid/kernel';
import type { Recipient, RecipientRole } from '@candid/policy';

/** A declared recipient reached at another address than its usual one: a stand-in on loopback, or the operator's own gateway. */
export interface RecipientAddress {
  readonly role: RecipientRole;
  /** Scheme, host and port. */
  readonly origin: string;
}

/** A declared recipient that is spoken to over a bare connection: a mail server. */
export interface RecipientSocket {
  readonly role: RecipientRole;
  readonly host: string;
  readonly port: number;
}

export interface EgressOptions {
  /** The policy's recipients; their hosts are reached by https on the usual port. */
  readonly recipients: readonly Pick<Recipient, 'role' | 'hosts'>[];
  readonly addresses: readonly RecipientAddress[];
  /** Where bare connections may go; none when left out. */
  readonly sockets?: readonly RecipientSocket[];
  /** Told of each refused call, with the host alone: a URL may carry more. */
  readonly onRefused: (host: string) => void;
}

/** The one way out of the program (architecture, invariant 9; OH-12). */
export interface Egress {
  /** `fetch` for official SDKs; never follows a redirect, because that would be a call to somewhere else. */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Connects to a mail server (settled: adapters for what does not use fetch). TLS is spoken over it by whoever asked.
   * @throws AppError `egress_denied` (detail: host) before anything leaves; `unreachable`
   */
  readonly connect: (to: { readonly host: string; readonly port: number }) => Promise<Socket>;
  /** Every origin that may be called: what the evidence page lists. */
  readonly allowed: readonly string[];
}

const roleIsDeclared = (options: EgressOptions, role: RecipientRole): boolean =>
  options.recipients.some((recipient) => recipient.role === role);

const allowedOrigins = (options: EgressOptions): Set<string> => {
  const origins = new Set(options.recipients.flatMap(({ hosts }) => hosts.map((host) => `https://${host}`)));
  for (const { role, origin } of options.addresses) {
    assertDeclared(options, role);
    origins.add(new URL(origin).origin);
  }
  return origins;
};

const assertDeclared = (options: EgressOptions, role: RecipientRole): void => {
  if (!roleIsDeclared(options, role))
    throw new AppError('config_invalid', { role, reason: 'the policy declares no recipient in this role' });
};

const placeOf = ({ host, port }: { readonly host: string; readonly port: number }): string => `${host}:${port}`;

const allowedPlaces = (options: EgressOptions): Set<string> => {
  const sockets = options.sockets ?? [];
  for (const { role } of sockets) assertDeclared(options, role);
  return new Set(sockets.map(placeOf));
};

/** Silence after which a server counts as not there. */
const CONNECT_MS = 10_000;

const openSocket = ({ host, port }: { readonly host: string; readonly port: number }): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const fail = (): void => {
      socket.destroy();
      reject(new AppError('unreachable', { host }));
    };
    socket.once('error', fail).once('timeout', fail);
    socket.once('connect', () => {
      socket.off('error', fail).off('timeout', fail).setTimeout(0);
      resolve(socket);
    });
  });

/**
 * Opens the way out to the policy's recipients and to nobody else.
 * @throws AppError `config_invalid` when an address is given for a role that the policy does not have; `fetch` throws
 * `egress_denied` (detail: host) before anything leaves.
 */
export const createEgress = (options: EgressOptions): Egress => {
  const origins = allowedOrigins(options);
  const places = allowedPlaces(options);
  const refuse = (host: string): never => {
    options.onRefused(host);
    throw new AppError('egress_denied', { host });
  };
  return {
    allowed: [...origins, ...[...places].map((place) => `smtp://${place}`)].sort(),
    connect: async (to) => (places.has(placeOf(to)) ? openSocket(to) : refuse(placeOf(to))),
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (!origins.has(url.origin)) {
        refuse(url.host);
      }
      return fetch(input, { ...init, redirect: 'error' });
    },
  };
};
