import type { Milliseconds } from '@candid/kernel';
import type { DataCategory, InputRetention, PolicyDefinition, Purpose, Recipient, RecipientRole } from '@candid/policy';
import type { StoredNames } from '../session/session-store.ts';
import type { PolicyView } from '../shell/footer.tsx';

/** What every page says of the policy: its name, its version, and how long a picture stays. */
export const policyView = (policy: PolicyDefinition): PolicyView => ({
  id: policy.id,
  version: policy.version,
  resultLifetimeMs: policy.retention.result.lifetime,
  endsOnDownload: policy.retention.result.endsOnDownload,
  takesReports: policy.features.generate,
  sendsNews: policy.features.newsletter && !policy.features.onDevice,
});

/** Someone who is given what a picture is made from. */
export interface ReaderView {
  readonly name: string;
  /** A program on this machine plays it: nothing leaves. */
  readonly isStandIn: boolean;
  /** How long it keeps what it is given, by its own terms; null where it says nothing. */
  readonly keepsMs: Milliseconds | null;
}

/** What happens to a description and its pictures, read from the policy. */
export interface TermsView {
  readonly readers: readonly ReaderView[];
  /** What descriptions, references and results are used for; a use that is not listed does not exist. */
  readonly uses: readonly Purpose[];
  /** The policy gives content to no purpose and no party in which a person of the operator's would read it. */
  readonly isUnreadByStaff: boolean;
  /** What ends a description, and what ends the pictures given with it. */
  readonly prompt: InputRetention;
  readonly upload: InputRetention;
  /** A picture is destroyed once its owner has downloaded it whole. */
  readonly endsOnDownload: boolean;
  /** What ends a session, with all it holds, before its time; null where a session's end leaves its pictures alone. */
  readonly visit: { readonly idle: Milliseconds | null; readonly afterLastConnection: Milliseconds | null } | null;
  /** Whether all that a visitor can make costs nothing. */
  readonly isFree: boolean;
}

const CONTENT: readonly DataCategory[] = ['prompt', 'upload', 'result'];
const WORKED_BY_PROGRAMS: readonly Purpose[] = ['provide-service', 'trust-and-safety'];
const PROGRAMS: readonly RecipientRole[] = ['image-generation', 'moderation', 'hosting', 'storage', 'content-delivery'];
const READERS: readonly RecipientRole[] = ['image-generation', 'moderation'];

const hasContent = (categories: readonly DataCategory[]): boolean => categories.some((category) => CONTENT.includes(category));

const readersOf = (recipients: readonly Recipient[], standIns: readonly string[]): ReaderView[] => {
  const byName = new Map<string, ReaderView>();
  for (const { role, vendor, keepsFor } of recipients) {
    if (READERS.includes(role))
      byName.set(vendor, { name: vendor, isStandIn: standIns.includes(vendor.toLowerCase()), keepsMs: keepsFor });
  }
  return [...byName.values()];
};

const visitOf = ({ retention, sessions }: PolicyDefinition): TermsView['visit'] => {
  const { idle, afterLastConnection } = sessions.anonymous;
  return retention.result.endsWithSession ? { idle, afterLastConnection } : null;
};

/** The terms of one picture. `standIns`: vendors in lower case that a program on this machine plays. */
export const termsView = (policy: PolicyDefinition, standIns: readonly string[]): TermsView => {
  const uses = policy.purposes.filter(({ categories }) => hasContent(categories)).map(({ purpose }) => purpose);
  const holders = policy.recipients.filter(({ receives }) => hasContent(receives));
  return {
    readers: readersOf(policy.recipients, standIns),
    uses,
    isUnreadByStaff:
      uses.every((use) => WORKED_BY_PROGRAMS.includes(use)) && holders.every(({ role }) => PROGRAMS.includes(role)),
    prompt: policy.retention.prompt,
    upload: policy.retention.upload,
    endsOnDownload: policy.retention.result.endsOnDownload,
    visit: visitOf(policy),
    isFree: policy.payments === null || policy.limits.freeImages >= policy.limits.generationsPerSession.count,
  };
};

/** What a page may keep in the browser where it carries the session itself (CR-25); null where cookies do. */
export const storedNames = ({ sessions, browserStorage }: PolicyDefinition): StoredNames | null => {
  const token = sessions.account?.storageKey ?? null;
  if (token === null) return null;
  return { token, trial: browserStorage.find(({ purpose }) => purpose === 'free-allowance')?.name ?? null };
};
