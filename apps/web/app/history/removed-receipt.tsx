import { Receipt } from '@candid/ui';
import { useEffect, useRef } from 'react';
import { useWords } from '../shell/words.tsx';
import type { Removed } from './view.ts';

export type RemovedData = { readonly removed?: Removed; readonly at?: string };

/** Deletion that can be seen: what went, how much of it, and when. */
export const RemovedReceipt = ({ removed, at }: RemovedData) => {
  const { t, format } = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [at]);
  if (!removed || at === undefined) return null;
  return (
    <div className="history__receipt" role="status" tabIndex={-1} ref={place}>
      <Receipt
        title={t('history.removed')}
        serial={format.time(new Date(at))}
        lines={[
          { label: t('history.removed.pictures'), value: format.number(removed.pictures) },
          { label: t('history.removed.keys'), value: format.number(removed.keys) },
          { label: t('history.removed.files'), value: format.number(removed.files) },
          { label: t('history.removed.left'), value: t('history.removed.nothing'), tone: 'proven' },
        ]}
        foot={t('history.removed.foot')}
      />
    </div>
  );
};
