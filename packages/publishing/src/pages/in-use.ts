import type { CookieRule, Purpose, RecipientRole } from '@candid/policy';
import type { Offers } from '../site.ts';

const PURPOSES: Partial<Record<Purpose, keyof Offers>> = {
  account: 'accounts',
  billing: 'payments',
  'fraud-prevention': 'payments',
  analytics: 'analytics',
  marketing: 'newsletter',
};

const ROLES: Partial<Record<RecipientRole, keyof Offers>> = {
  payment: 'payments',
  'sign-in': 'accounts',
  analytics: 'analytics',
};

const offered = (offers: Offers, offer: keyof Offers | undefined): boolean => offer === undefined || offers[offer];

/** Whether this installation uses data for a purpose of its policy. */
export const isPurposeInUse = (offers: Offers, purpose: Purpose): boolean => offered(offers, PURPOSES[purpose]);

/** Whether whoever plays a part is handed anything yet. */
export const isRoleInUse = (offers: Offers, role: RecipientRole): boolean => offered(offers, ROLES[role]);

/** Whether a cookie of the policy can be set yet. */
export const isCookieInUse = (offers: Offers, { category, setAt }: CookieRule): boolean => {
  if (category === 'analytics') return offers.analytics;
  if (setAt === 'sign-in') return offers.accounts;
  return category !== 'preference' || offers.preferences;
};
