import { Notice } from '@candid/ui';
import { useWords } from '../words.tsx';

export interface ReviewNoticeProps {
  /** By when the policy has to be gone through again. */
  readonly next: Date;
  readonly isOverdue: boolean;
}

/** Warns once the policy's own review is overdue (OD-19); else nothing. */
export const ReviewNotice = ({ next, isOverdue }: ReviewNoticeProps) => {
  const { t } = useWords();
  if (!isOverdue) return null;
  return (
    <Notice tone="trouble" title={t('review.overdue')}>
      {t('review.overdue.body', { next })}
    </Notice>
  );
};
