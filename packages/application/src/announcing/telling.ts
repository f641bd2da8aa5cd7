import { postIssues, recordLetters, tellOfChange, type IssueContext, type TellingContext } from '@candid/announcing';
import { duration } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { changeToTell } from '@candid/publishing';
import { openPolicyArchive } from '../publications/policy-archive.ts';

/** Between two looks for people who have not been told, and for newsletters that were given out. */
export const TELLING_EVERY = duration.seconds(10);

export interface TellingOptions extends Omit<TellingContext, 'byMail' | 'noticeLifetime' | 'letterLifetime' | 'reach'> {
  readonly reach: TellingContext['reach'] & IssueContext['reach'];
  readonly policy: PolicyDefinition;
  /** The version that is prepared; null where none is. */
  readonly next: Pick<PolicyDefinition, 'version'> | null;
  /** Letters can be sent here. */
  readonly hasMail: boolean;
}

/** One round: everybody who is to be told and was not, and how the letters of before ended. Nothing without accounts. */
export const createTellingRound = ({ policy, next, hasMail, ...parts }: TellingOptions): (() => Promise<void>) => {
  const { channels } = policy.changes;
  const ctx: TellingContext & IssueContext = {
    ...parts,
    byMail: channels.includes('mail') && hasMail,
    noticeLifetime: policy.retention['consent-record']?.lifetime ?? 0,
    letterLifetime: policy.retention['mail-delivery']?.lifetime ?? 0,
  };
  const tellsAnybody = policy.features.accounts && (channels.includes('in-product') || ctx.byMail);
  return async () => {
    if (policy.features.newsletter) await postIssues(ctx);
    if (!tellsAnybody) return;
    const texts = await openPolicyArchive(parts.db).list();
    const change = changeToTell(texts, { inForce: policy.version, coming: next?.version ?? null });
    if (change) await tellOfChange(ctx, change);
    if (ctx.byMail) await recordLetters(parts.db);
  };
};
