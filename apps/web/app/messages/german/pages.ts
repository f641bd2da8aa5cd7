import type { TranslationOf } from '@candid/messages';
import type { pageMessages } from '../pages.ts';

export const germanPages: Partial<TranslationOf<typeof pageMessages>> = {
  'brand.name': 'Candid',
  'shell.skip': 'Zum Inhalt springen',
  'shell.home': 'Candid, zum Leuchttisch',
  'shell.policy': 'Erklärung {id}, {version}',
  'shell.language': 'Sprache',
  'shell.theme': 'Licht',
  'shell.theme.auto': 'Auto',
  'shell.theme.light': 'Tag',
  'shell.theme.dark': 'Dunkel',
  'shell.theme.apply': 'Übernehmen',
  'shell.theme.note.page': 'Gilt, bis Sie neu laden: Nichts wird gespeichert.',
  'shell.theme.note.account': 'Wird mit Ihrem Konto gespeichert.',
  'shell.theme.note.cookie': 'Merkt sich dieser Browser.',
  'shell.theme.note.address': 'Steht in der Adresse der Seite: Gespeichert wird nichts.',

  'headers.title': 'Zu viele Cookies',
  'headers.what': 'Ihr Browser hat mehr Cookies geschickt, als diese Website liest.',
  'headers.advice':
    'Vielleicht hat eine andere Website sie dort abgelegt. Löschen Sie in den Einstellungen Ihres Browsers die Cookies dieser Adresse und laden Sie die Seite neu. Hier ging nichts verloren.',

  'destroyed.title': 'Vernichtet',
  'destroyed.left': 'Übrig davon',
  'destroyed.nothing': 'nichts',
  'destroyed.pixels': 'War',
  'destroyed.fingerprint': 'Schlüssel {fingerprint}',

  'details.title': 'Bild',
  'details.close': 'Schließen',
  'details.page': 'Candid: Bild',
  'details.receipt': 'Beleg',
  'details.took': 'Dauer',
  'details.model': 'Modell',
  'details.quality': 'Qualität',
  'details.pixels': 'Pixel',
  'details.file': 'Datei',
  'details.fileValue': '{type}, {size:bytes}',
  'details.deletedAt': 'Löschung',
  'details.left': 'Bleibt noch',
  'details.model.played': '{model}, von einem Stellvertreter',
  'details.description': 'Beschreibung',
  'details.deleted': 'gelöscht',
  'details.note':
    'Die Datei bleibt, wie der Bilddienst sie geschickt hat. Eine heruntergeladene Kopie gehört Ihnen; die können wir nicht löschen.',

  'mask.title': 'Übermalen, was sich ändern soll',
  'mask.canvas': 'Malfläche. Übermalen Sie, was sich ändern soll.',
  'mask.brush': 'Pinsel',
  'mask.undo': 'Rückgängig',
  'mask.clear': 'Leeren',
  'mask.invert': 'Umkehren',
  'mask.all': 'Alles ändern',
  'mask.use': 'Diesen Bereich nehmen',
  'mask.note': 'Das Modell nimmt den Bereich als Hinweis: Auch außerhalb kann sich etwas ändern.',

  'error.page.status': 'Antwort {status}',
  'error.page.back': 'Zum Leuchttisch',
};
