import type { TranslationOf } from '@candid/messages';
import type { changeMessages } from '../changes.ts';

export const germanChanges: Partial<TranslationOf<typeof changeMessages>> = {
  'change.label': 'Eine Änderung der Datenschutzerklärung',
  'change.from': 'Ab {at:date} gilt eine neue Fassung unserer Datenschutzerklärung.',
  'change.since': 'Seit {at:date} gilt eine neue Fassung unserer Datenschutzerklärung.',
  'change.pages': 'Geändert: {pages:list}.',
  'change.until': 'Diese Zeile steht hier bis zum {at:date}.',
  'change.read': 'Lesen, was sich ändert',
  'change.readNow': 'Lesen, was sich geändert hat',
  'change.hide': 'Vorerst ausblenden',
  'change.dismiss': 'Gelesen',
};
