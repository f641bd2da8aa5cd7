/**
 * The words a policy is written in. Every list is closed: a word that is not here cannot be declared, stored under or asked for,
 * neither by the types nor by the check that reads policies from outside.
 */

/** The policies that ship with Candid. */
export const POLICY_IDS = ['one-hour', 'no-account', 'history', 'credits', 'on-device'] as const;
export type PolicyId = (typeof POLICY_IDS)[number];

/**
 * Kinds of data. `prompt`, `upload` and `result` are content. `operational` is what concerns nobody (switches, totals, the schema's
 * own rows): it needs no declaration. The last three exist so that a policy can forbid them (CR-13).
 */
export const DATA_CATEGORIES = [
  'prompt',
  'upload',
  'result',
  'generation-record',
  'moderation-record',
  'session',
  'account-email',
  'account-name',
  'password-hash',
  'google-identifier',
  'preference',
  'consent-record',
  'order',
  'payment-record',
  'ledger',
  'correspondence',
  'letter-in-transit',
  'rights-request',
  'usage-event',
  'usage-aggregate',
  'network-log',
  'technical-log',
  'country',
  'trial-marker',
  'attempt-count',
  'suppression',
  'mail-delivery',
  'audit-event',
  'legal-disclosure',
  'staff',
  'operational',
  'biometric',
  'purchased-data',
  'advertising-profile',
] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

/** What data is used for. */
export const PURPOSES = [
  'provide-service',
  'account',
  'billing',
  'fraud-prevention',
  'free-allowance',
  'trust-and-safety',
  'support',
  'reliability',
  'security',
  'analytics',
  'personalisation',
  'marketing',
  'transactional-mail',
  'rights-requests',
  'compliance',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Grounds of Article 6(1) GDPR that an image service can stand on. */
export const LEGAL_BASES = ['consent', 'contract', 'legal-obligation', 'legitimate-interest'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Whom data is about; a marker has a retention but no person to ask. */
export const SUBJECT_KINDS = ['account', 'anonymous', 'contact', 'marker', 'staff'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Where a recipient processes data. `global` is anywhere, so every mechanism is needed. */
export const REGIONS = ['eea', 'uk', 'switzerland', 'us', 'singapore', 'global', 'own'] as const;
export type Region = (typeof REGIONS)[number];

/** What makes a transfer out of a legal area lawful. `not-needed`: the data does not leave that area. */
export const TRANSFER_MECHANISMS = ['adequacy', 'scc', 'uk-addendum', 'swiss-addendum', 'not-needed'] as const;
export type TransferMechanism = (typeof TRANSFER_MECHANISMS)[number];

/** The part a third party plays; which vendor plays it is the installation's choice. */
export const RECIPIENT_ROLES = [
  'hosting',
  'image-generation',
  'moderation',
  'mail',
  'payment',
  'sign-in',
  'analytics',
  'content-delivery',
  'storage',
] as const;
export type RecipientRole = (typeof RECIPIENT_ROLES)[number];

/** What a person may ask for. */
export const RIGHT_KINDS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'consent-withdrawal',
  'analytics-opt-out',
  'sale-opt-out',
  'complaint',
] as const;
export type RightKind = (typeof RIGHT_KINDS)[number];

export const COOKIE_CATEGORIES = ['essential', 'analytics', 'preference'] as const;
export type CookieCategory = (typeof COOKIE_CATEGORIES)[number];

/** What happens before a cookie or a stored value exists; `consent` is a decision about it, a refusal too. */
export const STORAGE_OCCASIONS = ['first-visit', 'first-generation', 'sign-in', 'own-choice', 'consent'] as const;
export type StorageOccasion = (typeof STORAGE_OCCASIONS)[number];

/** How a browser shows which session it belongs to. */
export const SESSION_TRANSPORTS = ['cookie-lifetime', 'cookie-session', 'header-token', 'none'] as const;
export type SessionTransport = (typeof SESSION_TRANSPORTS)[number];

/** The event from which a retention counts. */
export const RETENTION_STARTS = [
  'collected',
  'generation-finished',
  'last-used',
  'account-deleted',
  'closed',
  'paid',
  'superseded',
] as const;
export type RetentionStart = (typeof RETENTION_STARTS)[number];

/**
 * What a line of the network log can hold of a request besides its times. `browser` and `system` are families without versions, `referrer`
 * is the page of another site without its query.
 */
export const NETWORK_LOG_FIELDS = ['address', 'browser', 'system', 'user-agent', 'referrer', 'country'] as const;
export type NetworkLogField = (typeof NETWORK_LOG_FIELDS)[number];

/**
 * What totals of use tell apart: of people by the work they asked for, or of visits by what is known of them. `timing` is how long the
 * first answer took, in bands.
 */
export const USAGE_DIMENSIONS = ['kind', 'quality', 'outcome', 'browser_family', 'device_class', 'timing'] as const;
export type UsageDimension = (typeof USAGE_DIMENSIONS)[number];

/** Kinds of letters to support, each with a response clock of its own (OD-18). */
export const CORRESPONDENCE_KINDS = ['privacy', 'technical', 'general'] as const;
export type CorrespondenceKind = (typeof CORRESPONDENCE_KINDS)[number];

/** Ways a changed policy is made known. */
export const ANNOUNCEMENT_CHANNELS = ['page', 'in-product', 'mail', 'feed'] as const;
export type AnnouncementChannel = (typeof ANNOUNCEMENT_CHANNELS)[number];

/** Pages a policy can publish beside the product itself; the version history goes with the first. */
export const PAGE_NAMES = [
  'privacy',
  'cookies',
  'sub-processors',
  'terms',
  'acceptable-use',
  'refunds',
  'ip',
  'contact',
  'faq',
  'how-it-works',
  'showcase',
  'features',
  'pricing',
  'sitemap',
] as const;
export type PageName = (typeof PAGE_NAMES)[number];
