import { Receipt } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import type { Removed } from './view.ts';

export type RemovedData = { readonly removed?: Removed; readonly at?: string };

/** Whoever deletes by keyboard goes on from here: the button they pressed is gone. */
const bring = (place: HTMLElement | null): void => place?.focus();

/** Deletion that can be seen: what went, how much of it, and when. */
export const RemovedReceipt = ({ removed, at }: Required<RemovedData>) => {
  const { t, format } = useWords();
  return (
    <div className="history__receipt" role="status" tabIndex={-1} ref={bring}>
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
