import { GOOGLE_CHOICE_FAULTS, GOOGLE_TOKEN_FAULTS, GOOGLE_USERINFO_FAULTS } from '../google/faults.ts';
import { SMTP_CONNECTION_FAULTS, SMTP_LETTER_FAULTS, SMTP_RECIPIENT_FAULTS } from '../inbox/faults.ts';

const IMAGE_FAULTS = {
  '401': 'answers 401 invalid_api_key',
  '403': 'answers 403, the organization is not verified',
  '404': 'answers 404 model_not_found',
  '429': 'answers 429 rate_limit_exceeded with retry-after-ms [milliseconds, 1200]',
  'insufficient-quota': 'answers 429 insufficient_quota',
  'billing-hard-limit': 'answers 400 billing_hard_limit_reached',
  '500': 'answers 500 server_error',
  '500-once': 'answers 500 to the first of identical requests, then works',
  '502': 'answers 502 server_error',
  '503': 'answers 503 server_error',
  'moderation-input': 'answers 400 moderation_blocked, stage input',
  'moderation-output': 'blocks at stage output before any partial image',
  'moderation-output-late': 'blocks at stage output after the partial images',
  hang: 'never answers: no headers are sent',
  slow: 'waits before the answer [seconds, 5]',
  stall: 'streams the first partial image, then falls silent with the connection open',
  eof: 'ends the stream cleanly after the partial images, without a completed event',
  cut: 'cuts the socket after the first partial image',
  'malformed-sse': 'sends an event whose data is not JSON after the first partial image',
  'error-event': 'sends an error event (server_error) after the first partial image',
  'early-final': 'sends the final image before all partial images were sent',
  'empty-data': 'answers with `data: []`; a stream completes with an empty b64_json',
  'not-an-image': 'delivers bytes that are no image',
  'wrong-size': 'delivers a picture of other dimensions than asked for',
  'missing-usage': 'leaves `usage` out of the answer',
  'mask-leak': 'repaints outside the mask, as the real models do',
} as const;

const MODERATION_FAULTS = {
  'moderation-down': 'POST /v1/moderations answers 503',
  'moderation-429': 'POST /v1/moderations answers 429',
  'moderation-hang': 'POST /v1/moderations never answers',
} as const;

/** What OpenAI's stand-in can do wrong; each also works as `[fault:NAME]` inside a prompt. */
export const OPENAI_FAULTS = { ...IMAGE_FAULTS, ...MODERATION_FAULTS } as const;

/** The faults that only one kind of call can have. */
const OF_ONE_ROUTE = {
  moderations: MODERATION_FAULTS,
  'google-choice': GOOGLE_CHOICE_FAULTS,
  'google-token': GOOGLE_TOKEN_FAULTS,
  'google-userinfo': GOOGLE_USERINFO_FAULTS,
  'smtp-connection': SMTP_CONNECTION_FAULTS,
  'smtp-recipient': SMTP_RECIPIENT_FAULTS,
  'smtp-letter': SMTP_LETTER_FAULTS,
} as const;

/** Every way the stand-ins can misbehave. The numbers in brackets are the optional argument of `[fault:NAME:NUMBER]`. */
export const FAULTS = {
  ...OPENAI_FAULTS,
  ...GOOGLE_CHOICE_FAULTS,
  ...GOOGLE_TOKEN_FAULTS,
  ...GOOGLE_USERINFO_FAULTS,
  ...SMTP_CONNECTION_FAULTS,
  ...SMTP_RECIPIENT_FAULTS,
  ...SMTP_LETTER_FAULTS,
} as const;

export type FaultName = keyof typeof FAULTS;
export type OpenaiFaultName = keyof typeof OPENAI_FAULTS;
export type FaultRoute = 'generations' | 'edits' | keyof typeof OF_ONE_ROUTE;

/** Which of the matching calls, counted from the moment the rule is set, are hit. */
export type FaultWhen = 'next' | 'all' | { nth: number };

export interface FaultRule {
  fault: FaultName;
  when: FaultWhen;
  /** Only calls of this route count; when left out, every call that can have the fault. */
  route?: FaultRoute;
  argument?: number;
}

/** The faults of one call with their arguments. */
export type ActiveFaults = ReadonlyMap<FaultName, number | null>;

export interface FaultControl {
  set(rule: FaultRule): void;
  clear(): void;
  rules(): readonly FaultRule[];
  /**
   * Counts the call and tells what is to go wrong with it.
   * @param text where `[fault:NAME]` may stand, such as a prompt
   */
  forCall(route: FaultRoute, text?: string, bodyHash?: string): ActiveFaults;
}

const DIRECTIVE = /\[fault:([a-z0-9-]+?)(?::(\d+(?:\.\d+)?))?\]/gi;

export const isFaultName = (text: string): text is FaultName => Object.hasOwn(FAULTS, text);

const concerns = (fault: FaultName, route: FaultRoute): boolean =>
  Object.hasOwn(route === 'generations' || route === 'edits' ? IMAGE_FAULTS : OF_ONE_ROUTE[route], fault);

const directives = (text: string): [FaultName, number | null][] =>
  [...text.matchAll(DIRECTIVE)].flatMap(([, name = '', argument]) => {
    const fault = name.toLowerCase();
    return isFaultName(fault) ? [[fault, argument === undefined ? null : Number(argument)] as [FaultName, number | null]] : [];
  });

const hits = (when: FaultWhen, count: number): boolean => {
  if (when === 'all') return true;
  return count === (when === 'next' ? 1 : when.nth);
};

const isSpent = (when: FaultWhen, count: number): boolean => when !== 'all' && count >= (when === 'next' ? 1 : when.nth);

/** The switchboard of faults: rules set by tests, and directives inside prompts. One for all stand-ins of a sandbox. */
export const createFaultControl = (): FaultControl => {
  let counted: { rule: FaultRule; count: number }[] = [];
  const failedOnce = new Set<string>();
  return {
    set: (rule) => void counted.push({ rule, count: 0 }),
    clear() {
      counted = [];
      failedOnce.clear();
    },
    rules: () => counted.map(({ rule }) => rule),
    forCall(route, text = '', bodyHash = '') {
      const active = new Map<FaultName, number | null>();
      for (const [fault, argument] of directives(text)) {
        if (!concerns(fault, route)) continue;
        if (fault === '500-once' && failedOnce.has(bodyHash)) continue;
        if (fault === '500-once') failedOnce.add(bodyHash);
        active.set(fault, argument);
      }
      for (const entry of counted) {
        if (!concerns(entry.rule.fault, route) || (entry.rule.route ?? route) !== route) continue;
        entry.count += 1;
        if (hits(entry.rule.when, entry.count)) active.set(entry.rule.fault, entry.rule.argument ?? null);
      }
      counted = counted.filter(({ rule, count }) => !isSpent(rule.when, count));
      return active;
    },
  };
};

/** The prompt as the painter sees it: without the bracketed directives. */
export const withoutDirectives = (prompt: string): string => prompt.replaceAll(/\[(?:fault|moderation):[^\]]*\]/gi, ' ').trim();
