import { AppError } from '@candid/kernel';
import type { Recipient, RecipientRole } from '@candid/policy';

/** A declared recipient reached at another address than its usual one: a stand-in on loopback, or the operator's own gateway. */
export interface RecipientAddress {
  readonly role: RecipientRole;
  /** Scheme, host and port. */
  readonly origin: string;
}

export interface EgressOptions {
  /** The policy's recipients; their hosts are reached by https on the usual port. */
  readonly recipients: readonly Pick<Recipient, 'role' | 'hosts'>[];
  readonly addresses: readonly RecipientAddress[];
  /** Told of each refused call, with the host alone: a URL may carry more. */
  readonly onRefused: (host: string) => void;
}

/** The one way out of the program (architecture, invariant 9; OH-12). */
export interface Egress {
  /** `fetch` for official SDKs; never follows a redirect, because that would be a call to somewhere else. */
  readonly fetch: typeof globalThis.fetch;
  /** Every origin that may be called: what the evidence page lists. */
  readonly allowed: readonly string[];
}

const roleIsDeclared = (options: EgressOptions, role: RecipientRole): boolean =>
  options.recipients.some((recipient) => recipient.role === role);

const allowedOrigins = (options: EgressOptions): Set<string> => {
  const origins = new Set(options.recipients.flatMap(({ hosts }) => hosts.map((host) => `https://${host}`)));
  for (const { role, origin } of options.addresses) {
    if (!roleIsDeclared(options, role))
      throw new AppError('config_invalid', { role, reason: 'the policy declares no recipient in this role' });
    origins.add(new URL(origin).origin);
  }
  return origins;
};

/**
 * Opens the way out to the policy's recipients and to nobody else.
 * @throws AppError `config_invalid` when an address is given for a role that the policy does not have; `fetch` throws
 * `egress_denied` (detail: host) before anything leaves.
 */
export const createEgress = (options: EgressOptions): Egress => {
  const origins = allowedOrigins(options);
  return {
    allowed: [...origins].sort(),
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (!origins.has(url.origin)) {
        options.onRefused(url.host);
        throw new AppError('egress_denied', { host: url.host });
      }
      return fetch(input, { ...init, redirect: 'error' });
    },
  };
};
