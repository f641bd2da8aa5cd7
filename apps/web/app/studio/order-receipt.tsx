import { Receipt, type ReceiptLine } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import { chosenRatio } from './draft.ts';
import { useStudio } from './studio-context.tsx';

/** Tells, line by line and before anything is sent, what happens to what is being composed. */
export const OrderReceipt = () => {
  const { t, format } = useWords();
  const { draft, view } = useStudio();
  const model = view.models.find((offered) => offered.id === draft.model);
  const ratio = chosenRatio(draft, model);
  const quality = model?.qualities.find((offered) => offered.id === draft.quality);
  if (!model || !ratio || !quality) return null;
  const references = draft.references.length + (draft.source ? 1 : 0);
  const lines: ReceiptLine[] = [
    { label: t('order.size'), value: t('order.pixels', { width: ratio.width, height: ratio.height }) },
    { label: t('order.picture'), value: t('order.lifetime', { lifetime: view.limits.lifetimeMs }), tone: 'time' },
    { label: t('order.prompt'), value: t('order.untilDone'), tone: 'time' },
    ...(references > 0
      ? [{ label: t('order.references', { count: references }), value: t('order.untilDone'), tone: 'time' } as const]
      : []),
    { label: t('order.seen'), value: model.maker },
    { label: t('order.people'), value: t('order.nobody'), tone: 'proven' },
    { label: t('order.training'), value: t('order.never'), tone: 'proven' },
    { label: t('order.cost.us'), value: format.money(quality.priceMicroUsd * draft.count) },
    { label: t('order.cost.you'), value: format.money(0), tone: 'total' },
  ];
  return (
    <Receipt
      title={t('order.title')}
      serial={`×${draft.count}`}
      lines={lines}
      foot={t('order.left', { count: view.limits.left })}
    />
  );
};
