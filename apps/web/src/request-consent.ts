import {
  allows,
  isToBeAsked,
  parseKept,
  signalsGpc,
  stateOf,
  strictest,
  type Choosing,
  type ConsentDecision,
  type Consents,
  type ConsentState,
  type KeptChoice,
} from '@candid/accounts';
import { AppError, type Clock, type SubjectId } from '@candid/kernel';
import { consentCookie, optionalUses, type ConsentCategory, type PolicyDefinition } from '@candid/policy';
import { createSealedCookie, instanceCookieName, type CookieSecret, type RequestKit } from '@candid/remix-kit';
import type { Acting } from './consent-limit.ts';
import type { RequestSession } from './request-session.ts';

/** What whoever sends a request agreed to. Every use of something optional asks here, on the server, each time. */
export interface RequestConsent {
  /** What the policy asks about; empty: nothing is optional here. */
  readonly asks: readonly ConsentCategory[];
  /** The browser sends Global Privacy Control: what that refuses is refused, whatever was chosen. */
  readonly signalsGpc: boolean;
  /** Nothing was chosen on the facts of now, and not all of it is answered by the browser's signal. */
  readonly isToBeAsked: boolean;
  readonly state: ConsentState;
  /** The choice in force, or one on facts that have changed since; null before any. */
  readonly decision: ConsentDecision | null;
  /** It was made on the facts of now. */
  readonly isCurrent: boolean;
  /** Whether a use is agreed to, and not refused by a signal. */
  allows(category: ConsentCategory): boolean;
  /** Whose record says so, to be asked again where something is written or sent later; null where nobody's does. */
  agreedBy(category: ConsentCategory): SubjectId | null;
  /**
   * Records a choice and lets the browser remember it; what it no longer allows is deleted with the same answer (OH-14).
   * @returns what holds from now on
   * @throws AppError `not_found` where nothing is asked, `forbidden` for an account that is erased
   */
  choose(choice: Pick<Choosing, 'granted' | 'wording' | 'means'>): Promise<RequestConsent>;
}

export interface RequestConsentsOptions {
  readonly policy: Pick<PolicyDefinition, 'cookies' | 'analytics' | 'recipients'>;
  /** Null where the policy asks nobody. */
  readonly consents: Consents | null;
  readonly secrets: readonly CookieSecret[];
  readonly origin: URL;
  readonly clock: Clock;
  /** What of it is used here at all: nobody is asked for what is not. They can still choose. Left out, all of it. */
  readonly inUse?: readonly ConsentCategory[];
  /** Refuses whoever leaves too many records. @throws AppError `too_many` */
  readonly limit: (acting: Acting) => Promise<void>;
}

/** What decides, beside the address, how an answer reads: whoever keeps one keeps it for these alone. */
export const VARY = 'Accept-Language, Cookie, Sec-GPC';

/** Where nothing is optional nobody is asked, and whatever would need a yes has none. */
export const nothingAsked = ({ headers }: Pick<Request, 'headers'>): RequestConsent => ({
  asks: [],
  signalsGpc: signalsGpc(headers.get('Sec-GPC')),
  isToBeAsked: false,
  state: 'none',
  decision: null,
  isCurrent: false,
  allows: () => false,
  agreedBy: () => null,
  choose: () => Promise.reject(new AppError('not_found')),
});

const hasGrant = ({ outcomes }: ConsentDecision): boolean => Object.values(outcomes).includes('granted');

/** Names of the cookies that a request came with. */
const cookieNames = ({ headers }: Request): readonly string[] =>
  (headers.get('Cookie') ?? '').split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? '');

/** The last choice of the account that is signed in, and of the browser. */
interface Standing {
  readonly own: KeptChoice | null;
  readonly kept: KeptChoice | null;
}

type Parts = RequestConsentsOptions & { readonly consents: Consents };

/** Lets a browser forget each optional cookie it came with that is not agreed to, under the name it has there, once. */
const createDeletion = ({ policy, origin }: Parts, request: Request, kit: RequestKit) => {
  const present = new Set(cookieNames(request));
  const optional = optionalUses(policy);
  return (isAllowed: RequestConsent['allows']): void => {
    const refused = optional.filter(({ category }) => !isAllowed(category)).flatMap(({ cookies }) => cookies);
    for (const name of refused.flatMap((rule) => [rule.name, instanceCookieName(rule.name, origin)])) {
      if (!present.delete(name)) continue;
      kit.setCookie(`${name}=; Path=/; SameSite=Lax; Max-Age=0${name.startsWith('__Host-') ? '; Secure' : ''}`);
    }
  };
};

/** What a browser remembers, as far as the record it names says the same: a yes that no record knows is none. */
const provenOf = async (consents: Consents, kept: KeptChoice | null): Promise<KeptChoice | null> => {
  if (kept === null || !hasGrant(kept)) return kept;
  const { holder } = kept;
  const standing = holder === null ? null : await consents.standing(holder);
  return standing && strictest([kept, { ...standing, holder }]);
};

/** Finds what whoever sends a request agreed to: their account's choice, or where it has none their browser's. */
export const createRequestConsents = (options: RequestConsentsOptions) => {
  const { consents, policy } = options;
  const rule = consentCookie(policy);
  if (consents === null || rule === null)
    return (request: Request): Promise<RequestConsent> => Promise.resolve(nothingAsked(request));
  const parts: Parts = { ...options, consents };
  const cookie = createSealedCookie<KeptChoice>({
    ...options,
    name: rule.name,
    lifetime: rule.lifetime,
    sameSite: 'Lax',
    parse: parseKept,
  });
  const { asks, terms } = consents.rules;
  const inUse = options.inUse ?? asks;

  return async (request: Request, kit: RequestKit, session: RequestSession): Promise<RequestConsent> => {
    const account = session.account !== null && session.id !== null ? session.subjectId : null;
    const signals = signalsGpc(request.headers.get('Sec-GPC'));
    const asked = { asks, terms, signalsGpc: signals };
    const deleteRefused = createDeletion(parts, request, kit);

    const consentOf = ({ own, kept }: Standing): RequestConsent => {
      const inForce = own?.terms === terms ? own : kept?.terms === terms ? kept : null;
      const decision = inForce ?? own ?? kept;
      const isAllowed = (category: ConsentCategory): boolean => allows(inForce, { ...asked, category });
      deleteRefused(isAllowed);
      return {
        asks,
        signalsGpc: signals,
        isToBeAsked: isToBeAsked(decision, { ...asked, asks: inUse }),
        state: stateOf(decision?.outcomes ?? null),
        decision,
        isCurrent: inForce !== null,
        allows: isAllowed,
        agreedBy: (category) => (isAllowed(category) ? (inForce?.holder ?? null) : null),
        choose: async (choice) => {
          await options.limit({ holder: account ?? kept?.holder ?? null, network: kit.clientAddress?.network() ?? null });
          const chosen = await consents.choose({ ...choice, account, kept, signalsGpc: signals });
          if (chosen.kept) kit.setCookie(cookie.write(chosen.kept));
          return consentOf({ own: chosen.account && { ...chosen.account, holder: account }, kept: chosen.kept ?? kept });
        },
      };
    };

    const kept = await provenOf(consents, strictest(cookie.readAll(request.headers)));
    const own = account && (await consents.standing(account));
    return consentOf({ own: own && { ...own, holder: account }, kept });
  };
};
