import type { TranslationOf } from '@candid/messages';
import type { changeMessages } from '../changes.ts';

export const germanChanges: Partial<TranslationOf<typeof changeMessages>> = {
  'change.label': 'Eine Änderung der Datenschutzerklärung',
  'change.from': 'Ab {at:date} gilt eine neue Fassung unserer Datenschutzerklärung.',
  'change.since': 'Seit {at:date} gilt eine neue Fassung unserer Datenschutzerklärung.',
  'change.pages': 'Geändert: {pages:list}.',
  'change.read': 'Lesen, was sich ändert',
  'change.dismiss': 'Gelesen',
};
