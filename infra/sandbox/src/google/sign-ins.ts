import type { ActiveFaults } from '../control/faults.ts';
import { nameClaims, subjectOf, type Person } from './people.ts';

/** One consent: who was chosen, and what is to go wrong with it from then on. */
export interface SignIn {
  readonly person: Person;
  readonly faults: ActiveFaults;
  /** Whether the client asked to act while the person is away; only then is there a refresh token. */
  readonly offline: boolean;
}

/** Sign-ins by the id of their grant. */
export interface SignIns {
  add(grantId: string, signIn: SignIn): void;
  find(grantId: string | undefined): SignIn | null;
}

const KEPT = 1_000;

export const createSignIns = (): SignIns => {
  const byGrant = new Map<string, SignIn>();
  return {
    add(grantId, signIn) {
      byGrant.set(grantId, signIn);
      for (const oldest of byGrant.keys()) if (byGrant.size > KEPT) byGrant.delete(oldest);
    },
    find: (grantId) => byGrant.get(grantId ?? '') ?? null,
  };
};

const verifiedClaim = ({ person, faults }: SignIn): boolean | string => {
  if (faults.has('google-email-verified-text')) return 'false';
  return faults.has('google-email-unverified') ? false : person.emailVerified;
};

/** All that Google could say about somebody; the provider library picks what the scopes allow. */
export const claimsOf = (signIn: SignIn, issuer: string): { sub: string } & Record<string, unknown> => {
  const { person, faults } = signIn;
  const sub = subjectOf(person);
  return {
    sub,
    ...(!faults.has('google-email-missing') && { email: person.email }),
    email_verified: verifiedClaim(signIn),
    ...nameClaims(person),
    picture: `${issuer}/picture/${sub}`,
  };
};
