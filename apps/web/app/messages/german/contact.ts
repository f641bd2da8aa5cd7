import type { TranslationOf } from '@candid/messages';
import type { contactMessages } from '../contact.ts';

export const germanContact: Partial<TranslationOf<typeof contactMessages>> = {
  'letter.heading': 'Hier schreiben',
  'letter.kind': 'Worum geht es?',
  'letter.kind.privacy': 'Meine Daten und meine Rechte',
  'letter.kind.technical': 'Etwas funktioniert nicht',
  'letter.kind.general': 'Etwas anderes',
  'letter.address': 'Ihre E-Mail-Adresse',
  'letter.address.hint': 'Dorthin geht die Antwort. Sie wird mit Ihren Worten versiegelt und für nichts anderes verwendet.',
  'letter.account': 'Die Antwort geht an die Adresse Ihres Kontos.',
  'letter.text': 'Ihre Nachricht',
  'letter.text.hint': 'Wird sofort versiegelt; gelesen nur von denen, die antworten.',
  'letter.send': 'Senden',
  'letter.received': 'Ihre Nachricht ist angekommen.',
  'letter.due': 'Sie soll bis {due:date}, {due:time} beantwortet sein.',
  'letter.told': 'Wir bestätigen das per E-Mail.',
};
