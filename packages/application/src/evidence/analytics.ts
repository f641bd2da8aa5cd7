import { newId } from '@candid/kernel';
import type { AnalyticsRules, PolicyDefinition } from '@candid/policy';
import { createAnalyticsTeller, type SeenPage } from '@candid/traffic';
import type { Reading } from './reading.ts';

interface Told {
  readonly fields: readonly string[];
  readonly consent: Readonly<Record<string, string>>;
  readonly events: readonly { readonly name: string; readonly params: Readonly<Record<string, unknown>> }[];
  readonly address: readonly string[];
}

const toldBy = async (request: Request): Promise<Told> => {
  const { events, consent, ...rest } = (await request.json()) as Pick<Told, 'events' | 'consent'>;
  return { fields: Object.keys(rest), consent, events, address: [...new URL(request.url).searchParams.keys()] };
};

/** Tells the analytics provider of pages that were not seen, with the program's own teller, and keeps what would have left. */
const tellOf = async (rules: AnalyticsRules, pages: readonly SeenPage[], agreed: SeenPage['agreedBy']): Promise<Told[]> => {
  const kept: Request[] = [];
  const { tell, close } = createAnalyticsTeller({
    account: { endpoint: 'https://collector.invalid', measurementId: 'G-NONE', apiSecret: 'none' },
    rules,
    fetch: (input, init) => {
      kept.push(new Request(input, init));
      return Promise.resolve(new Response(null, { status: 204 }));
    },
    consent: { mayAnalyse: (holder) => Promise.resolve(holder === agreed) },
    mayStudy: (account) => Promise.resolve(account === agreed),
    timers: { every: () => () => undefined },
    onLost: () => undefined,
  });
  for (const page of pages) tell(page);
  await close();
  return Promise.all(kept.map(toldBy));
};

/** What the interface cannot do without, and what it is told of consent: nothing of it says what was seen. */
const NEEDED = ['client_id'];
const ADDRESS = ['measurement_id', 'api_secret'];

/**
 * `analytics-sent`: names of the events and parameters that leave, those that the policy does not name, whether all advertising is denied,
 * and pages that were told of without consent: before any, after it was taken back, against a browser's signal, and of somebody whose data
 * is restricted. By trying each with the program's own teller; nothing is sent (OH-10).
 */
export const readAnalyticsSent = async ({ policy }: { policy: Pick<PolicyDefinition, 'analytics'> }): Promise<Reading> => {
  const rules = policy.analytics;
  if (rules === null) return { ok: true, figures: { events: '', parameters: '', beyond: 0, withoutConsent: 0 } };
  const [agreed, other] = [newId<'subject'>(), newId<'subject'>()];
  const page: SeenPage = { clientId: 'none', device: 'other', agreedBy: agreed, account: agreed, signalsGpc: false };
  const [told] = await tellOf(rules, [page], agreed);
  const refused = [{ agreedBy: null }, { agreedBy: other }, { signalsGpc: true }, { account: other }];
  const withoutConsent = await tellOf(
    rules,
    refused.map((no) => ({ ...page, ...no })),
    agreed,
  );
  const events = told?.events.map(({ name }) => name) ?? [];
  const parameters = told?.events.flatMap(({ params }) => Object.keys(params)) ?? [];
  const beyond = [
    ...events.filter((name) => !rules.events.includes(name)),
    ...parameters.filter((name) => !rules.parameters.includes(name)),
    ...(told?.fields.filter((name) => !NEEDED.includes(name)) ?? []),
    ...(told?.address.filter((name) => !ADDRESS.includes(name)) ?? []),
  ];
  const granted = Object.values(told?.consent ?? {}).filter((answer) => answer !== 'DENIED').length;
  return {
    ok: told !== undefined && beyond.length + withoutConsent.length + granted === 0,
    figures: {
      events: events.join(' '),
      parameters: parameters.join(' '),
      beyond: beyond.length,
      advertisingGranted: granted,
      withoutConsent: withoutConsent.length,
    },
  };
};
