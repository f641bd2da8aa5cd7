import { Receipt } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import { orderLines } from './order-lines.ts';
import { useStudio } from './studio-context.tsx';

/** Tells, line by line and before anything is sent, what happens to what is being composed. */
export const OrderReceipt = () => {
  const words = useWords();
  const { draft, view, terms, isSuggested } = useStudio();
  const { left, windowMs, freesAt, free } = view.limits;
  const allowed =
    freesAt === null
      ? words.t('order.left', { count: left, window: windowMs })
      : words.t('composer.frees', { at: new Date(freesAt) });
  return (
    <Receipt
      title={words.t('order.title')}
      serial={`×${draft.count}`}
      lines={orderLines({ draft, view, terms, isSuggested }, words)}
      foot={free === null ? allowed : words.t('order.free')}
    />
  );
};
