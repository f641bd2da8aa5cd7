// Types only: nothing of the server's code reaches the browser through here.
export type { ModelView, RatioView, StudioEvent, StudioView, Submitted } from '@candid/application';
export type { GenerationView, ImageView } from '@candid/imaging';

export type { ComposerStart } from '../server/composer-start.ts';
export type { TermsView } from '../server/policy-view.ts';
export type { Refusal } from '../../src/context.ts';

export type Background = 'auto' | 'opaque' | 'transparent';
export type OutputFormat = 'png' | 'jpeg' | 'webp';
export type Intent = 'generate' | 'edit' | 'variation';
