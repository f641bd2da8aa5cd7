import type { Database } from '../tables/index.ts';
import { personal, type DataMapOf } from './types.ts';

const notice = personal({ category: 'consent-record', purpose: 'compliance', subjectPath: ['subject_id'] });
const pointer = { excluded: 'A random number that only ties rows together.' };

/** Who was told of a changed policy: staying on is agreeing, so this is kept as consents are (HI-26). */
export const announcementColumns: DataMapOf<Pick<Database, 'change_notice'>> = {
  change_notice: {
    id: notice(pointer),
    subject_id: notice(pointer),
    version: notice('access'),
    effective_at: notice('access'),
    by_mail: notice('access'),
    mail_outcome: notice('access'),
    mail_ended_at: notice('access'),
    told_at: notice('access'),
    shown_at: notice('access'),
    dismissed_at: notice('access'),
    superseded_at: notice('access'),
    expires_at: notice('access'),
  },
};
