import type { Background, Intent, ModelView, OutputFormat, RatioView } from './view.ts';

export type DraftReference = { readonly id: string; readonly file: File };
export const BACKGROUNDS: readonly Background[] = ['auto', 'opaque', 'transparent'];
export const OUTPUT_FORMATS: readonly OutputFormat[] = ['png', 'jpeg', 'webp'];

export type DraftSource = { readonly imageId: string; readonly width: number; readonly height: number };

/** What a person is composing. It lives in the page and nowhere else. */
export type Draft = {
  readonly intent: Intent;
  readonly prompt: string;
  readonly model: string;
  readonly ratio: string;
  readonly resolution: string;
  readonly quality: string;
  readonly count: number;
  readonly background: Background;
  readonly outputFormat: OutputFormat;
  readonly references: readonly DraftReference[];
  /** How many pictures found no room among the references at the last change. */
  readonly leftOut: number;
  readonly source: DraftSource | null;
  readonly mask: Blob | null;
};

export type DraftAction =
  | { readonly kind: 'set'; readonly change: Partial<Omit<Draft, 'intent' | 'source' | 'references' | 'leftOut'>> }
  | { readonly kind: 'addReferences'; readonly references: readonly DraftReference[]; readonly limit: number }
  | { readonly kind: 'removeReference'; readonly id: string }
  | { readonly kind: 'workOn'; readonly intent: 'edit' | 'variation'; readonly source: DraftSource; readonly prompt: string }
  | { readonly kind: 'dropSource' }
  | { readonly kind: 'model'; readonly model: ModelView }
  /** What was sent is taken in. What was changed meanwhile is another draft, and stays. */
  | { readonly kind: 'sent'; readonly draft: Draft }
  /** Puts back what was sent before, all of it. */
  | { readonly kind: 'takeUp'; readonly draft: Draft };

const FRESH = { intent: 'generate', prompt: '', references: [], leftOut: 0, source: null, mask: null } as const;

/** The first references are kept, and how many are not is remembered. */
const withReferences = (references: readonly DraftReference[], limit: number): Pick<Draft, 'references' | 'leftOut'> => ({
  references: references.slice(0, limit),
  leftOut: Math.max(0, references.length - limit),
});

const firstOr = (wanted: string, offered: readonly string[]): string =>
  offered.includes(wanted) ? wanted : (offered[0] ?? wanted);

/** Keeps each chosen option that the model offers and takes its first one for the rest. */
const fitToModel = (draft: Draft, model: ModelView): Draft => {
  const resolution = firstOr(draft.resolution, Object.keys(model.ratios));
  const ratios = model.ratios[resolution] ?? [];
  return {
    ...draft,
    model: model.id,
    resolution,
    ratio: firstOr(
      draft.ratio,
      ratios.map((ratio) => ratio.id),
    ),
    quality: firstOr(
      draft.quality,
      model.qualities.map((quality) => quality.id),
    ),
    background: draft.background === 'transparent' && !model.supportsTransparent ? 'auto' : draft.background,
    ...withReferences(draft.references, model.maxReferences - (draft.source ? 1 : 0)),
    mask: model.supportsMask ? draft.mask : null,
  };
};

/** JPEG has no transparency: the file changes with the background instead of failing later. */
const settleFormat = (draft: Draft): Draft =>
  draft.background === 'transparent' && draft.outputFormat === 'jpeg' ? { ...draft, outputFormat: 'png' } : draft;

/** What a form without script had in it, by field. */
export type TypedFields = Readonly<Record<string, string>>;

const countIn = (text = ''): number => (/^[1-9]$/.test(text) ? Number(text) : 1);

/** A draft with what is in `typed`, on `source` if there is one, and else empty with the first options of the first model. */
export const startDraft = (models: readonly ModelView[], typed: TypedFields = {}, source: DraftSource | null = null): Draft => {
  const draft: Draft = {
    ...FRESH,
    ...(source && { intent: 'edit', source }),
    prompt: typed['prompt'] ?? '',
    model: '',
    ratio: typed['ratio'] ?? '3:2',
    resolution: typed['resolution'] ?? 'standard',
    quality: typed['quality'] ?? 'medium',
    count: countIn(typed['count']),
    background: BACKGROUNDS.find((id) => id === typed['background']) ?? 'auto',
    outputFormat: OUTPUT_FORMATS.find((id) => id === typed['outputFormat']) ?? 'png',
  };
  const model = models.find(({ id }) => id === typed['model']) ?? models[0];
  return model ? settleFormat(fitToModel(draft, model)) : draft;
};

/** The draft after an action. Options outlive a submission; words, references and mask do not. */
export const reduceDraft = (draft: Draft, action: DraftAction): Draft => {
  switch (action.kind) {
    case 'set':
      return settleFormat({ ...draft, ...action.change });
    case 'model':
      return fitToModel(draft, action.model);
    case 'addReferences':
      return { ...draft, ...withReferences([...draft.references, ...action.references], action.limit) };
    case 'removeReference':
      return { ...draft, references: draft.references.filter((reference) => reference.id !== action.id), leftOut: 0 };
    case 'workOn':
      return { ...draft, intent: action.intent, source: action.source, mask: null, prompt: draft.prompt || action.prompt };
    case 'dropSource':
      return { ...draft, intent: 'generate', source: null, mask: null };
    case 'sent':
      return draft === action.draft ? { ...draft, ...FRESH } : draft;
    case 'takeUp':
      return { ...action.draft, leftOut: 0 };
  }
};

/** The shape chosen, with its true pixels. */
export const chosenRatio = (draft: Draft, model: ModelView | undefined): RatioView | undefined =>
  model?.ratios[draft.resolution]?.find((ratio) => ratio.id === draft.ratio);

/** The draft as the form that `POST /generate` reads. References lose their file names on the way. */
export const draftToForm = (draft: Draft, clientKey: string): FormData => {
  const form = new FormData();
  const { intent, prompt, model, quality, ratio, resolution, background, outputFormat } = draft;
  for (const [name, value] of Object.entries({
    clientKey,
    intent,
    prompt,
    model,
    quality,
    ratio,
    resolution,
    background,
    outputFormat,
  }))
    form.set(name, value);
  form.set('count', String(draft.count));
  if (draft.source) form.set('sourceImageId', draft.source.imageId);
  for (const reference of draft.references) form.append('references', reference.file, 'reference');
  if (draft.mask) form.set('mask', draft.mask, 'mask');
  return form;
};
