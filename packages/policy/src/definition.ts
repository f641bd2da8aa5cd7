import type { Milliseconds } from '@candid/kernel';
import type {
  AnnouncementChannel,
  CookieCategory,
  CorrespondenceKind,
  DataCategory,
  LegalBasis,
  NetworkLogField,
  PageName,
  Purpose,
  RecipientRole,
  Region,
  RetentionStart,
  RightKind,
  SessionTransport,
  StorageOccasion,
  SubjectKind,
  TransferMechanism,
  UsageDimension,
} from './vocabulary.ts';

/** What exists in the running service. What is false here has no route, no job and no form. */
export type Features = {
  readonly generate: boolean;
  readonly edit: boolean;
  readonly references: boolean;
  readonly history: boolean;
  readonly taskList: boolean;
  readonly accounts: boolean;
  readonly googleSignIn: boolean;
  readonly passwords: boolean;
  readonly payments: boolean;
  readonly credits: boolean;
  readonly trial: boolean;
  readonly newsletter: boolean;
  readonly support: boolean;
  readonly analytics: boolean;
  readonly onDevice: boolean;
};

/**
 * How a session is carried and when it ends. `cookieName` for the cookie transports, `storageKey` for a header token that is kept in
 * localStorage (null: it lives in the page's memory only). `idle` and `afterLastConnection` end it, with all it holds, before its lifetime.
 */
export type SessionRules = {
  readonly transport: SessionTransport;
  readonly cookieName: string | null;
  readonly storageKey: string | null;
  readonly lifetime: Milliseconds;
  readonly idle: Milliseconds | null;
  readonly afterLastConnection: Milliseconds | null;
  readonly tokenBits: number;
};

/** How long prompts and uploads live. `image-ends`: with the image they made. `never-held`: they do not reach the server. */
export type InputRetention =
  | { readonly until: 'generation-ends' | 'image-ends' | 'never-held' }
  | { readonly until: 'deadline'; readonly lifetime: Milliseconds; readonly from: RetentionStart };

/** How long a result can be fetched (0: the server never holds one), what ends it earlier, and how late file and key may follow. */
export type ResultRetention = {
  readonly lifetime: Milliseconds;
  readonly from: 'generation-finished';
  readonly endsOnDownload: boolean;
  readonly endsWithSession: boolean;
  readonly sweepWithin: Milliseconds;
};

/** One deadline for a category: `lifetime` after `from`, held for `purpose`. */
export type RetentionRule = {
  readonly lifetime: Milliseconds;
  readonly from: RetentionStart;
  readonly purpose: Purpose;
};

export type Retention = {
  readonly prompt: InputRetention;
  readonly upload: InputRetention;
  readonly result: ResultRetention;
} & { readonly [C in Exclude<DataCategory, 'prompt' | 'upload' | 'result'>]?: RetentionRule };

/** `per`: the window the count applies to. `freeImages` is what one trial marker is good for (CR-08). */
export type Limits = {
  readonly generationsPerSession: { readonly count: number; readonly per: Milliseconds };
  readonly imagesPerRequest: number;
  readonly maxReferences: number;
  readonly freeImages: number;
};

/** `lifetime` null: the browser forgets it when it closes. */
export type CookieRule = {
  readonly name: string;
  readonly purpose: Purpose;
  readonly category: CookieCategory;
  readonly lifetime: Milliseconds | null;
  readonly setAt: StorageOccasion;
};

/** Anything a page keeps in the browser beside cookies. */
export type BrowserStorageRule = {
  readonly name: string;
  readonly area: 'local' | 'session' | 'indexed-db' | 'cache' | 'service-worker';
  readonly purpose: Purpose;
  readonly setAt: StorageOccasion;
};

export type Transfer = {
  readonly eea: TransferMechanism | null;
  readonly uk: TransferMechanism | null;
  readonly switzerland: TransferMechanism | null;
};

/**
 * A third party in its role. `hosts` are what the egress port lets through for it; `keepsFor` is how long it keeps what it gets by its own
 * terms (null: not longer than the call, or told by its own policy at `policyUrl`).
 */
export type Recipient = {
  readonly role: RecipientRole;
  readonly vendor: string;
  readonly purpose: Purpose;
  readonly receives: readonly DataCategory[];
  readonly hosts: readonly string[];
  readonly region: Region;
  readonly transfer: Transfer;
  readonly agreement: string;
  readonly policyUrl: string | null;
  readonly keepsFor: Milliseconds | null;
};

export type PurposeRule = {
  readonly purpose: Purpose;
  readonly bases: readonly LegalBasis[];
  readonly categories: readonly DataCategory[];
};

export type GoogleRules = { readonly scopes: readonly string[]; readonly keeps: readonly DataCategory[] };

/** Least parameters of a stored password hash (CR-02); stronger is allowed. */
export type PasswordRules = {
  readonly algorithm: 'PBKDF2-SHA-256';
  readonly iterations: number;
  readonly saltBytes: number;
  readonly minimumLength: number;
};

/** `totals`: what released figures tell apart; a group smaller than `minimumGroup` is in none of them, and follows from none. */
export type AnalyticsRules = {
  readonly mode: 'consented-third-party' | 'consented-first-party' | 'aggregate-only';
  readonly events: readonly string[];
  readonly parameters: readonly string[];
  readonly totals: readonly UsageDimension[];
  readonly minimumGroup: number;
};

/** What the declared log of requests holds; nothing else of a request is written down (CR-06, HI-06). */
export type NetworkLogRules = { readonly fields: readonly NetworkLogField[] };

/** What is kept of a payment; nothing else of what the provider sends is stored. */
export type PaymentRules = { readonly keepsFromProvider: readonly string[]; readonly keepsFromOrder: readonly string[] };

/** `answerWithin` and one calendar month both bind; `eraseWithin` includes `grace` and the backups' window. */
export type RightsRules = {
  readonly kinds: readonly RightKind[];
  readonly answerWithin: Milliseconds;
  readonly calendarMonths: number;
  readonly grace: Milliseconds;
  readonly eraseWithin: Milliseconds;
  readonly jurisdictions: readonly Jurisdiction[];
};

/** `fullAccessWithin` null: no shorter clock than the policy's own. */
export type Jurisdiction = { readonly name: string; readonly fullAccessWithin: Milliseconds | null };

/** `raisedIn`: countries (ISO 3166-1 alpha-2) where `raisedTo` applies in place of `minimumAge`; see `ageLimit`. */
export type ChildrenRules = {
  readonly minimumAge: number;
  readonly raisedTo: number | null;
  readonly raisedIn: readonly string[];
  readonly eraseWithin: Milliseconds;
  readonly ageStatement: boolean;
};

/** `shownFor`: how long a change stays over the pages once it counts, for readers of whom nothing is kept. */
export type ChangeRules = {
  readonly noticeAhead: Milliseconds;
  readonly shownFor: Milliseconds;
  readonly channels: readonly AnnouncementChannel[];
};

/** A clock by the wall, or the operator's business day (its zone, hours and holidays are the installation's). */
export type ResponseClock = { readonly kind: 'within'; readonly time: Milliseconds } | { readonly kind: 'same-business-day' };

/** What a letter may weigh, and how many are taken. */
export type LetterLimits = {
  /** Of one mail with all its parts, as it travels. */
  readonly messageBytes: number;
  /** Of its words, in characters. */
  readonly words: number;
  readonly attachments: number;
  /** Taken in an hour, of everybody together. */
  readonly perHour: number;
  /** Taken in an hour of one address. */
  readonly perAddress: number;
  /** Letters in a day whose arrival one address is told of: so nobody can have another flooded, and no two machines thank each other for ever. */
  readonly acknowledged: number;
};

export type SupportRules = {
  readonly address: string;
  readonly storesLetters: boolean;
  readonly limits: LetterLimits;
  readonly clocks: Readonly<Record<CorrespondenceKind, ResponseClock>>;
};

export type SecurityRules = {
  readonly auditEvery: Milliseconds;
  readonly updateWithin: Milliseconds;
  readonly keyringBackupWindow: Milliseconds;
};

export type OnDeviceRules = {
  readonly firstPreviewWithin: Milliseconds;
  readonly previewShare: number;
  readonly exports: readonly string[];
};

/** Everything the code reads. Lifetimes are milliseconds; what a policy does not have is null. */
export type PolicyParameters = {
  readonly id: string;
  /** The date this version was published, YYYY-MM-DD. */
  readonly version: string;
  readonly reviewEvery: Milliseconds;
  readonly features: Features;
  readonly sessions: { readonly anonymous: SessionRules; readonly account: SessionRules | null };
  readonly signIn: { readonly google: GoogleRules | null; readonly password: PasswordRules | null };
  readonly subjects: readonly SubjectKind[];
  readonly categories: readonly DataCategory[];
  readonly forbidden: readonly DataCategory[];
  readonly purposes: readonly PurposeRule[];
  readonly retention: Retention;
  readonly limits: Limits;
  readonly cookies: readonly CookieRule[];
  readonly browserStorage: readonly BrowserStorageRule[];
  readonly recipients: readonly Recipient[];
  readonly analytics: AnalyticsRules | null;
  /** Null: no request leaves a line about who sent it. */
  readonly networkLog: NetworkLogRules | null;
  readonly payments: PaymentRules | null;
  readonly rights: RightsRules;
  readonly children: ChildrenRules;
  readonly changes: ChangeRules;
  readonly support: SupportRules;
  readonly security: SecurityRules;
  readonly onDevice: OnDeviceRules | null;
  /** The pages that are published (CR-36); any other does not exist. */
  readonly pages: readonly PageName[];
};

/** A named query or probe and what its answer shows. */
export type Evidence = `${'query' | 'probe'} ${string}: ${string}`;

/**
 * One promise of a policy. `parameters` are the paths of the values the sentence and the code share. An open one is not enforced yet and
 * says in `why` what it waits for; a closed one names the files that enforce it and the tests that would fail were it broken.
 */
export type Commitment = {
  readonly id: string;
  readonly promise: string;
  /** The same sentence by language; where one is missing, the promise is read as it is. */
  readonly translations: Readonly<Record<string, string>>;
  readonly parameters: readonly string[];
  readonly evidence: Evidence;
  readonly enforcedBy: readonly string[];
  readonly tests: readonly string[];
  readonly open: boolean;
  readonly why: string | null;
};

export type PolicyDefinition = PolicyParameters & { readonly commitments: readonly Commitment[] };
