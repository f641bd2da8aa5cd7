import { asksByMail, type PolicyDefinition } from '@candid/policy';

/** The controller's identity, as the law asks it to be published. */
export interface PublishedOperator {
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  readonly authority: string;
}

/** What of a policy this installation has in use. What the policy declares and nothing does yet is said to be so. */
export interface Offers {
  readonly accounts: boolean;
  readonly payments: boolean;
  readonly analytics: boolean;
  readonly newsletter: boolean;
  /** Cookies by which a choice is remembered. */
  readonly preferences: boolean;
}

/** What an operator has beside a site that keeps nothing: letters are kept there, and who wants to hear of changes is told. */
export type Beside = 'letters' | 'updates';

/** The installation's own facts, beside those of the policy. */
export interface Site {
  /** Null in a local start that names nobody. */
  readonly operator: PublishedOperator | null;
  readonly models: readonly { readonly name: string; readonly maker: string }[];
  /** Vendors, in lower case, that a program on this machine plays. */
  readonly standIns: readonly string[];
  readonly offers: Offers;
  /** YYYY-MM-DD: when the operator last went through the whole policy; null or left out: when its version was made. */
  readonly reviewedOn?: string | null;
  /** False where pictures are to be made in the browser and cannot be yet; left out elsewhere. */
  readonly hasStudio?: boolean;
  /** Of a site that keeps nothing itself; left out elsewhere. */
  readonly beside?: readonly Beside[];
  readonly now: Date;
}

/**
 * The facts of a site behind which no server keeps or offers anything: its pages, and what is noted of them elsewhere, have the same texts.
 * Updates by mail are offered where there is somebody to send them and the policy's address can take the words for them.
 */
export const siteWithoutServer = (
  policy: Pick<PolicyDefinition, 'features' | 'support'>,
  { beside, ...facts }: Pick<Site, 'operator' | 'reviewedOn' | 'now'> & { readonly beside: readonly Beside[] },
): Site => {
  const there = beside.filter((one) => one !== 'updates' || asksByMail(policy));
  return {
    ...facts,
    beside: there,
    hasStudio: false,
    models: [],
    standIns: [],
    offers: {
      accounts: false,
      payments: false,
      analytics: false,
      newsletter: there.includes('updates'),
      preferences: false,
    },
  };
};
