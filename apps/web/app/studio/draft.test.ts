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
const reference = (id: string) => ({ id, file: new File(['x'], `holiday-${id}.png`, { type: 'image/png' }) });

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
  const sent = { ...startDraft([model()]), prompt: 'A pear', count: 3 };
  expect(reduceDraft(sent, { kind: 'sent', draft: sent })).toMatchObject({ prompt: '', count: 3, references: [] });
});

test('what was typed while the form was on its way stays', () => {
  const sent = { ...startDraft([model()]), prompt: 'A pear' };
  const typed = reduceDraft(sent, { kind: 'set', change: { prompt: 'A plum' } });
  expect(reduceDraft(typed, { kind: 'sent', draft: sent })).toEqual(typed);
});

test('the form carries no file names', () => {
  const draft = reduceDraft(startDraft([model()]), { kind: 'addReferences', references: [reference('a')], limit: 2 });
  const sent = draftToForm(draft, 'key').get('references');
  expect(sent instanceof File && sent.name).toBe('reference');
});

test('more references than fit are counted, and the first are kept', () => {
  const add = { kind: 'addReferences', references: ['a', 'b', 'c', 'd'].map(reference), limit: 2 } as const;
  const draft = reduceDraft(startDraft([model()]), add);
  expect(draft.references.map((one) => one.id)).toEqual(['a', 'b']);
  expect(draft.leftOut).toBe(2);
  expect(reduceDraft(draft, { kind: 'removeReference', id: 'a' }).leftOut).toBe(0);
  expect(reduceDraft(draft, { kind: 'model', model: model({ maxReferences: 1 }) }).leftOut).toBe(1);
});

test('what was sent can be taken up again, all of it', () => {
  const source = { imageId: 'i', width: 8, height: 8 };
  let draft = reduceDraft(startDraft([model()]), { kind: 'addReferences', references: [reference('a')], limit: 2 });
  draft = reduceDraft(draft, { kind: 'workOn', intent: 'edit', source, prompt: '' });
  draft = reduceDraft(draft, { kind: 'set', change: { prompt: 'A pear', mask: new Blob(['m']), count: 3 } });
  const fresh = reduceDraft(draft, { kind: 'sent', draft });
  expect(fresh).toMatchObject({ prompt: '', references: [], source: null, mask: null });
  expect(reduceDraft(fresh, { kind: 'takeUp', draft })).toEqual(draft);
});

test('a page after a refused plain form begins with what was typed, and with no option that is not offered', () => {
  const typed = {
    prompt: 'A pear',
    quality: 'nope',
    count: '9000',
    background: 'transparent',
    outputFormat: 'jpeg',
    model: 'one',
  };
  expect(startDraft([model()], typed)).toMatchObject({
    prompt: 'A pear',
    quality: 'low',
    count: 1,
    background: 'transparent',
    outputFormat: 'png',
  });
});
