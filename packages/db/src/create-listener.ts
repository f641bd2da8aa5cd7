import pg from 'pg';

/** A notification, or word that some may have been missed: then the truth is read again from its rows. */
export type Heard = { readonly kind: 'notified'; readonly payload: string } | { readonly kind: 'reconnected' };
export type Hearer = (heard: Heard) => void;

export interface ListenerOptions {
  /** A direct connection: LISTEN does not survive a transaction-pooling proxy. */
  readonly url: string;
  readonly channels: readonly string[];
  /** Told of each lost connection and each failed attempt to get a new one. */
  readonly onError: (error: Error) => void;
  /** Waits before attempt `n` (from 0), in milliseconds; the last one repeats. */
  readonly backoff?: readonly number[];
}

export interface Listener {
  /** @returns what ends the subscription. Unknown channels throw. */
  subscribe(channel: string, hearer: Hearer): () => void;
  close(): Promise<void>;
}

const BACKOFF = [0, 250, 1_000, 2_500, 5_000] as const;

/**
 * Hears NOTIFY on a connection of its own. When that breaks it comes back by itself, listens again, and tells every hearer
 * `reconnected`, since a notification is only a hint and some may have been lost.
 * @throws when the first connection fails
 */
export const createListener = async (options: ListenerOptions): Promise<Listener> => {
  const hearers = new Map(options.channels.map((channel) => [channel, new Set<Hearer>()]));
  const ending = new AbortController();
  const state = { client: await connect(options, hearers) };

  const watch = (client: pg.Client): void => {
    client.once('end', () => {
      if (!ending.signal.aborted) void comeBack();
    });
  };
  const comeBack = async (): Promise<void> => {
    const client = await reconnect(options, hearers, ending.signal);
    if (client === undefined) return;
    state.client = client;
    watch(client);
    for (const set of hearers.values()) for (const hearer of set) hearer({ kind: 'reconnected' });
  };
  watch(state.client);

  return {
    subscribe: (channel, hearer) => {
      const set = hearers.get(channel);
      if (set === undefined) throw new RangeError(`not a channel of this listener: ${channel}`);
      set.add(hearer);
      return () => void set.delete(hearer);
    },
    close: async () => {
      ending.abort();
      await state.client.end();
    },
  };
};

type Hearers = ReadonlyMap<string, ReadonlySet<Hearer>>;

const connect = async ({ url, channels, onError }: ListenerOptions, hearers: Hearers): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, application_name: 'candid-listen', keepAlive: true });
  client.on('error', onError);
  client.on('notification', ({ channel, payload }) => {
    for (const hearer of hearers.get(channel) ?? []) hearer({ kind: 'notified', payload: payload ?? '' });
  });
  try {
    await client.connect();
    for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    return client;
  } catch (error) {
    await client.end().catch(onError);
    throw error;
  }
};

const reconnect = async (options: ListenerOptions, hearers: Hearers, ended: AbortSignal): Promise<pg.Client | undefined> => {
  const backoff = options.backoff ?? BACKOFF;
  for (let attempt = 0; !ended.aborted; attempt += 1) {
    await pause(backoff[Math.min(attempt, backoff.length - 1)] ?? 0, ended);
    if (ended.aborted) return undefined;
    try {
      const client = await connect(options, hearers);
      if (!ended.aborted) return client;
      await client.end();
    } catch (error) {
      options.onError(error as Error);
    }
  }
  return undefined;
};

/** Waits, or less when it is over; never keeps the program alive by itself. */
const pause = (milliseconds: number, ended: AbortSignal): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  timer.unref();
  ended.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  return promise;
};
