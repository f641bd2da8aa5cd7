import type { PreferencePlace } from '../../src/preferences.ts';
import type { Theme } from './theme.tsx';

/** What a page knows of how language and light are kept. */
export interface PreferencesView {
  readonly place: PreferencePlace;
  readonly kept: { readonly language: string | null; readonly theme: Theme };
  readonly csrfToken: string;
}
