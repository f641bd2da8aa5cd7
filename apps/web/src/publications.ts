import type { PolicyArchive } from '@candid/application';
import type { EvidenceBoard } from '@candid/application/evidence';
import type { SiteConfig } from '@candid/config';
import type { Clock } from '@candid/kernel';
import type { Offers, Site } from '@candid/publishing';

/** What the published pages are made from, beside the policy. */
export interface Publications {
  site(): Site;
  /** Null where nothing on the server can be asked. */
  readonly evidence: EvidenceBoard | null;
  readonly archive: PolicyArchive;
}

export interface SiteParts {
  readonly config: Pick<SiteConfig, 'operator' | 'reviewedOn'>;
  readonly standIns: readonly string[];
  readonly models: Site['models'];
  readonly clock: Clock;
  /** Whether a route exists in this installation. */
  readonly exists: (routeId: string) => boolean;
  /** Whether visits are counted or told of. */
  readonly counts: boolean;
}

/** What of the policy is in use: what has a route, and counting where it is set up. Payments have none yet. */
const offersOf = ({ exists, counts }: Pick<SiteParts, 'exists' | 'counts'>): Offers => ({
  accounts: exists('routes/account'),
  payments: false,
  analytics: counts,
  newsletter: exists('routes/newsletter'),
  preferences: exists('routes/preferences'),
});

/** The installation's facts for its pages, as they are at the moment of asking. */
export const siteOf =
  ({ config, standIns, models, clock, ...parts }: SiteParts) =>
  (): Site => ({
    operator: config.operator,
    reviewedOn: config.reviewedOn,
    standIns,
    models,
    offers: offersOf(parts),
    now: clock.now(),
  });
