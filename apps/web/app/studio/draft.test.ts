import { expect, test } from 'vitest';
import { draftToForm, reduceDraft, startDraft } from './draft.ts';
import type { ModelView } from './view.ts';

const model = (over: Partial<ModelView> = {}): ModelView => ({
  id: 'one',
  name: 'One',
  maker: 'Maker',
  supportsTransparent: true,
  maxReferences: 2,
  supportsMask: true,
  ratios: { standard: [{ id: '3:2', label: '3:2', width: 1536, height: 1024, pricesMicroUsd: { low: 6000 } }] },
  qualities: [{ id: 'low', label: 'Low' }],
  extras: { referenceMicroUsd: 52_000, thousandCharactersMicroUsd: 1_667 },
  ...over,
});
const reference = (id: string) => ({ id, url: `blob:${id}`, file: new File(['x'], `holiday-${id}.png`, { type: 'image/png' }) });

test('a draft starts with what the model offers', () => {
  expect(startDraft([model()])).toMatchObject({ model: 'one', ratio: '3:2', quality: 'low', intent: 'generate' });
});

test('another model keeps what it can', () => {
  const full = reduceDraft(startDraft([model()]), {
    kind: 'addReferences',
    references: ['a', 'b', 'c'].map(reference),
    limit: 2,
  });
  const small = model({ id: 'two', maxReferences: 1, supportsTransparent: false });
  const draft = reduceDraft({ ...full, background: 'transparent' }, { kind: 'model', model: small });
  expect(draft).toMatchObject({ model: 'two', background: 'auto' });
  expect(draft.references.map((one) => one.id)).toEqual(['a']);
});

test('what was sent leaves the page, the options stay', () => {
  const draft = reduceDraft({ ...startDraft([model()]), prompt: 'A pear', count: 3 }, { kind: 'sent' });
  expect(draft).toMatchObject({ prompt: '', count: 3, references: [] });
});

test('the form carries no file names', () => {
  const draft = reduceDraft(startDraft([model()]), { kind: 'addReferences', references: [reference('a')], limit: 2 });
  const sent = draftToForm(draft, 'key').get('references');
  expect(sent instanceof File && sent.name).toBe('reference');
});
