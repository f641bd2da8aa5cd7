import type { ReceiptLine } from '@candid/ui';
import type { Words } from '../messages/index.ts';
import { chosenRatio, type Draft } from './draft.ts';
import { orderCost } from './order-cost.ts';
import type { StudioView, TermsView } from './view.ts';

export type Order = {
  readonly draft: Draft;
  readonly view: StudioView;
  readonly terms: TermsView;
  readonly isSuggested?: boolean;
};

type Input = TermsView['prompt'];

const untilLine = (label: string, input: Input, { t }: Words): ReceiptLine => ({
  label,
  value: input.until === 'deadline' ? t('order.until.deadline', { lifetime: input.lifetime }) : t(`order.until.${input.until}`),
});

const readerLines = ({ readers }: TermsView, { t }: Words): ReceiptLine[] =>
  readers.map(({ name, isStandIn, keepsMs }) => {
    const kept = keepsMs === null ? name : t('order.reader.keeps', { name, keeps: keepsMs });
    return { label: t('order.reader'), value: isStandIn ? t('order.reader.standIn', { name }) : kept };
  });

const useLines = ({ uses, isUnreadByStaff }: TermsView, { t, format }: Words): ReceiptLine[] => [
  { label: t('order.uses'), value: format.list(uses.map((use) => t(`use.${use}`))) },
  ...(isUnreadByStaff ? [{ label: t('order.staff'), value: t('order.staff.never'), tone: 'proven' } as const] : []),
];

const pictureLines = ({ view, terms: { endsOnDownload, visit } }: Order, { t }: Words): ReceiptLine[] => {
  if (!endsOnDownload) return [{ label: t('order.picture'), value: t('order.lifetime', { lifetime: view.limits.lifetimeMs }) }];
  const unfetched = visit?.afterLastConnection ?? null;
  return [
    { label: t('order.picture'), value: t('visit.order.download') },
    ...(unfetched === null ? [] : [{ label: t('visit.order.unfetched'), value: t('visit.order.left', { after: unfetched }) }]),
  ];
};

const costLines = ({ draft, view, terms }: Order, { t, format }: Words): ReceiptLine[] => {
  const model = view.models.find((offered) => offered.id === draft.model);
  const cost = model ? orderCost(draft, model) : null;
  const isPlayed = terms.readers.some(({ isStandIn }) => isStandIn);
  return [
    ...(cost === null ? [] : [{ label: t(isPlayed ? 'order.cost.us.standIn' : 'order.cost.us'), value: format.money(cost) }]),
    ...(terms.isFree ? [{ label: t('order.cost.you'), value: format.money(0), tone: 'total' } as const] : []),
  ];
};

/** What happens to a draft once it is sent, line by line, out of the policy's terms and the model's prices. */
export const orderLines = (order: Order, words: Words): ReceiptLine[] => {
  const { t } = words;
  const { draft, view, terms, isSuggested = false } = order;
  const ratio = chosenRatio(
    draft,
    view.models.find((offered) => offered.id === draft.model),
  );
  const references = draft.references.length + (draft.source ? 1 : 0);
  return [
    ...(isSuggested ? [{ label: t('suggestions.line'), value: t('suggestions.line.own') }] : []),
    ...(ratio ? [{ label: t('order.size'), value: t('order.pixels', { width: ratio.width, height: ratio.height }) }] : []),
    ...pictureLines(order, words),
    untilLine(t('order.prompt'), terms.prompt, words),
    ...(references > 0 ? [untilLine(t('order.references', { count: references }), terms.upload, words)] : []),
    ...readerLines(terms, words),
    ...useLines(terms, words),
    ...costLines(order, words),
  ];
};
