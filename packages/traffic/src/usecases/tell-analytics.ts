import { duration, type DeviceClass, type SubjectId } from '@candid/kernel';
import type { AnalyticsRules } from '@candid/policy';
import { createLateWriter, type Timers } from './late-writer.ts';

/** Where page views are told, in the interface of Google Analytics (Measurement Protocol, GA4). */
export interface AnalyticsAccount {
  /** Scheme, host and path before `/mp/collect`. */
  readonly endpoint: string;
  readonly measurementId: string;
  readonly apiSecret: string;
}

/** That a page was seen, and with what class of device. Which page, by whom and from where is not in it. */
export interface SeenPage {
  /** The random number that the browser's analytics cookie holds. */
  readonly clientId: string;
  readonly device: DeviceClass;
  /** Whose record says that they agreed; null: nobody's, so nothing is told. */
  readonly agreedBy: SubjectId | null;
  /** Who is signed in; null for a visitor. A restriction or an objection of theirs goes before any consent. */
  readonly account: SubjectId | null;
  readonly signalsGpc: boolean;
}

/** Tells the analytics provider of page views, of those who agreed and of nobody else (OH-10). */
export interface AnalyticsTeller {
  tell(page: SeenPage): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Whether a record says that its holder agreed to being studied, asked at the moment of telling. */
export interface AnalyticsConsent {
  mayAnalyse(holder: SubjectId): Promise<boolean>;
}

export interface AnalyticsTellerOptions {
  readonly account: AnalyticsAccount;
  readonly rules: AnalyticsRules;
  /** The egress port's: nobody but the declared recipient can be reached through it. */
  readonly fetch: typeof globalThis.fetch;
  readonly consent: AnalyticsConsent;
  /** Whether an account's state and objections allow to study its owner now. */
  readonly mayStudy: (account: SubjectId) => Promise<boolean>;
  readonly timers: Timers;
  readonly onLost: (pages: number, error?: unknown) => void;
}

const TELL_EVERY = duration.seconds(5);
const ANSWERS_WITHIN = duration.seconds(5);
/** Browsers in five seconds; whoever comes after them is not told of. */
const ROOM = 1_000;
/** The protocol's limit for one call. */
const MOST_EVENTS = 25;

interface Telling {
  readonly clientId: string;
  readonly agreedBy: SubjectId;
  readonly account: SubjectId | null;
  readonly devices: readonly DeviceClass[];
}

/** Every name that can leave: with what the policy does not name left out. */
const bodyOf = ({ clientId, devices }: Telling, { parameters }: AnalyticsRules) => ({
  client_id: clientId,
  // Consent mode: counting was agreed to, or nothing would be sent; advertising never is.
  consent: { ad_user_data: 'DENIED', ad_personalization: 'DENIED' },
  events: devices.map((device) => ({
    name: 'page_view',
    params: parameters.includes('device_class') ? { device_class: device } : {},
  })),
});

const send = async ({ account, rules, fetch }: AnalyticsTellerOptions, telling: Telling): Promise<void> => {
  const { endpoint, measurementId, apiSecret } = account;
  const query = new URLSearchParams({ measurement_id: measurementId, api_secret: apiSecret });
  const answer = await fetch(`${endpoint}/mp/collect?${query.toString()}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(bodyOf(telling, rules)),
    signal: AbortSignal.timeout(ANSWERS_WITHIN),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the collector answered ${answer.status}`);
};

/**
 * Gathers page views for a few seconds and tells them from the server: no script of the provider is in any page, and it sees no browser's
 * address. Whether somebody agreed is asked again before each call; what cannot be told is forgotten.
 */
export const createAnalyticsTeller = (options: AnalyticsTellerOptions): AnalyticsTeller => {
  const { rules, consent, mayStudy, timers, onLost } = options;
  const writer = createLateWriter<Telling>({
    timers,
    every: TELL_EVERY,
    room: ROOM,
    join: (held, added) => ({ ...held, devices: [...held.devices, ...added.devices].slice(0, MOST_EVENTS) }),
    onLost,
    write: async (telling) => {
      const { agreedBy, account } = telling;
      const may = (account === null || (await mayStudy(account))) && (await consent.mayAnalyse(agreedBy));
      if (may) await send(options, telling);
      return true;
    },
  });
  return {
    tell: ({ clientId, device, agreedBy, account, signalsGpc }) => {
      if (signalsGpc || agreedBy === null || !rules.events.includes('page_view')) return;
      writer.add(`${clientId} ${agreedBy} ${account}`, { clientId, agreedBy, account, devices: [device] });
    },
    flush: writer.flush,
    close: writer.close,
  };
};
