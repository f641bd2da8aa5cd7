import type { ImageModel } from './models.ts';

/** What is stored of how an ordered picture shall be, by the names of its columns (CR-03). */
export const SUBMITTED_SETTINGS = ['kind', 'model', 'quality', 'width', 'height', 'background', 'output_format'] as const;

type Stored = Readonly<Record<Exclude<(typeof SUBMITTED_SETTINGS)[number], 'width' | 'height'>, string>>;

/** Whether stored settings are a model's own and no words of a person: those of a model that is offered no more too. */
export const isSubmittable = (models: readonly ImageModel[], stored: Stored): boolean => {
  const model = models.find(({ id }) => id === stored.model);
  const offers = (offered: readonly string[] | undefined, value: string): boolean => offered?.includes(value) === true;
  return (
    ['generate', 'edit'].includes(stored.kind) &&
    offers(model?.qualities, stored.quality) &&
    offers(model?.backgrounds, stored.background) &&
    offers(model?.formats, stored.output_format)
  );
};
