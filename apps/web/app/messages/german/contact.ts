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
  'letter.files': 'Dateien, wenn sie helfen',
  'letter.files.hint': {
    plural: 'count',
    one: '{count:number} Bild, PDF oder einfacher Text, höchstens {size:bytes}. Ein Bild wird neu gezeichnet, ohne Ort und Zeit der Aufnahme.',
    other:
      'Bis zu {count:number} Bilder, PDFs oder einfache Texte, zusammen {size:bytes}. Bilder werden neu gezeichnet, ohne Ort und Zeit der Aufnahme.',
  },
  'letter.files.again': 'Ihre Worte stehen noch da. Falls Ihre Dateien fehlen, wählen Sie sie noch einmal aus.',
  'letter.send': 'Senden',
  'letter.received': 'Ihre Nachricht ist angekommen.',
  'letter.due': 'Sie soll bis zum {due:date}, {due:time}, beantwortet sein.',
  'letter.told': 'Wir bestätigen das per E-Mail.',

  'relay.intro':
    'Ihre Nachricht geht per E-Mail an {mailbox}. Hier bleibt keine Kopie: Sie liegt versiegelt, bis das Postfach sie hat, höchstens {transit:span}, und wird dann vernichtet.',
  'relay.address': 'Ihre E-Mail-Adresse, falls Sie eine Antwort möchten',
  'relay.address.hint': 'Sie wird mit Ihrer Nachricht weitergegeben und nicht behalten. Sie können das Feld leer lassen.',
  'relay.text.hint': 'Wird sofort versiegelt und nur geöffnet, um weitergegeben zu werden.',
  'relay.tooMany':
    'In der letzten Stunde kamen mehr Nachrichten, als angenommen werden. Ihre wurde nicht gesendet und steht noch unten. Senden Sie sie später noch einmal, oder schreiben Sie selbst an {mailbox}.',
  'relay.sent': 'Ihre Nachricht ist unterwegs.',
  'relay.sent.body':
    'Sie geht an {mailbox}. Sobald das Postfach sie hat, spätestens am {until:date} um {until:time}, ist hier nichts mehr davon.',
  'relay.sent.lost':
    'Ist das Postfach bis dahin nicht zu erreichen, so wird Ihre Nachricht ungelesen vernichtet, und wir können es Ihnen nicht sagen.',
  'relay.sent.due':
    'Die Antwort soll bis zum {due:date}, {due:time}, an die angegebene Adresse kommen. Hören Sie nichts, dann schreiben Sie selbst an {mailbox}.',
  'relay.sent.unanswerable': 'Sie haben keine Adresse angegeben, also kann keine Antwort kommen.',

  'own.heading': 'Was wir gerade von Ihnen haben',
  'own.read': 'Um {at:time} aus der Sitzung dieses Browsers gelesen:',
  'own.session': 'Die Sitzung',
  'own.session.value': 'eine Zufallszahl, vom {begun:date}, {begun:time}, bis spätestens zum {until:date}, {until:time}',
  'own.pictures': 'Bilder',
  'own.pictures.value': '{count:number}, das letzte bis spätestens {until:time}',
  'own.count': '{count:number}',
  'own.prompts': 'Bildbeschreibungen',
  'own.inputs': 'Hochgeladene Dateien',
  'own.previews': 'Vorschaubilder',
  'own.records': 'Vermerke über Bestelltes: Größe, Zeiten, Ausgang',
  'own.end':
    'Alles davon geht mit der Sitzung: {after:span}, nachdem ihre letzte Seite geschlossen ist, und nach {idle:within} ohne Aktivität.',
  'own.end.now': 'Jetzt beenden',
  'own.else':
    'Nachrichten, die Sie uns geschickt haben, liegen in unserem Postfach oder sind auf dem Weg dorthin: Fragen Sie dort. Was sonst hier vermerkt ist, lässt sich nicht zu Ihnen zurückverfolgen.',
  'own.none':
    'Nichts. Dieser Browser hat hier keine Sitzung, und außer Nachrichten, die Sie uns geschickt haben, ist nichts da, woran Sie zu finden wären.',
};
