// Types only: nothing of the server's code reaches the browser through here.
export type { HeldInput, PictureView, Removed } from '@candid/imaging';
export type { SuggestionStanding } from '@candid/application';

/** A model that made some of the pictures, by its name. */
export type ModelName = { readonly id: string; readonly name: string };

/** What stands in the filter form, as in the address. */
export type FilterFields = Readonly<Record<'from' | 'to' | 'model' | 'shape' | 'kind', string>>;
