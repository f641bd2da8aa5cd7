import type { TranslationOf } from '@candid/messages';
import type { visitMessages } from '../visit.ts';

export const germanVisit: Partial<TranslationOf<typeof visitMessages>> = {
  'visit.title': 'Candid: Bilder, die fort sind, sobald Sie sie haben',
  'visit.page': 'Candid: Ende der Sitzung',
  'visit.end': 'Sitzung beenden',
  'visit.end.hint': 'Vernichtet jetzt alles, was diese Sitzung enthält',
  'visit.heading.there': 'Diese Sitzung beenden',
  'visit.heading.over': 'Die Sitzung ist beendet.',
  'visit.body.there':
    'Ihre Bilder und alles, was gerade entsteht, werden sofort vernichtet. Von selbst endet sie {after:span}, nachdem ihre letzte Seite geschlossen ist, und {idle:span}, nachdem Sie zuletzt etwas getan haben.',
  'visit.body.over': 'Nichts davon ist mehr hier. Eine neue beginnt, wenn Sie den Leuchttisch öffnen.',
  'visit.receipt.pictures': 'Bilder vernichtet',
  'visit.receipt.underWay': 'Beim Entstehen abgebrochen',
  'visit.receipt.cookie': 'Cookie',
  'visit.receipt.removed': 'entfernt',
  'visit.again': 'Zum Leuchttisch',
  'visit.ended.title': 'Die Sitzung ist beendet, und was sie enthielt, ist vernichtet.',
  'visit.ended.body':
    'Sie endet {after:span}, nachdem ihre letzte Seite geschlossen ist, und {idle:span}, nachdem zuletzt etwas in ihr getan wurde. Was Sie getippt haben, ist noch da; Ihr nächstes Bild beginnt eine neue.',

  'visit.empty.heading': 'Ein Bild ist hier fort, sobald Sie es haben.',
  'visit.empty.body':
    'Beschreiben Sie eines. Sehen Sie zu, wie es entsteht, und laden Sie es herunter: Dann wird sein Schlüssel vernichtet. Ebenso, wenn Sie den Browser schließen.',
  'visit.order.download': 'vernichtet, sobald heruntergeladen',
  'visit.order.unfetched': 'Nicht heruntergeladen',
  'visit.order.left': 'vernichtet {after:span}, nachdem Sie gehen',

  'frame.taken': 'Ich habe es: hier vernichten',
  'frame.taken.hint': 'Ohne Skript kann Ihr Browser uns nicht sagen, dass die Datei angekommen ist',
  'frame.taking': 'Wird heruntergeladen',
  'destroyed.taken': 'Heruntergeladen, vernichtet',
  'announce.taken': 'Das Bild ist bei Ihnen und hier vernichtet.',
};
