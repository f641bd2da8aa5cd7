import type { MicroUsd } from '@candid/kernel';
import { chosenRatio, type Draft } from './draft.ts';
import type { ModelView } from './view.ts';

const THOUSAND = 1_000;

/**
 * The most that the pictures of a draft cost the operator, in micro-USD: shape and quality, the length of the description,
 * and every picture sent along (the mask is one), for each picture made. Null when the model does not offer the choice.
 */
export const orderCost = (draft: Draft, model: ModelView): MicroUsd | null => {
  const plain = chosenRatio(draft, model)?.pricesMicroUsd[draft.quality];
  if (plain === undefined) return null;
  const { referenceMicroUsd, thousandCharactersMicroUsd } = model.extras;
  const pictures = draft.references.length + (draft.source ? 1 : 0) + (draft.mask ? 1 : 0);
  const text = (thousandCharactersMicroUsd * draft.prompt.length) / THOUSAND;
  return Math.ceil(plain + text + pictures * referenceMicroUsd) * draft.count;
};
