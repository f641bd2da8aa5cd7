import type { TranslationOf } from '@candid/messages';
import type { sessionMessages } from '../session.ts';

export const germanSession: Partial<TranslationOf<typeof sessionMessages>> = {
  'session.waiting': 'Einen Augenblick.',
  'order.free':
    'Ein Bild je Netz ist gratis, auch ohne Konto. Nur von dieser Seite aus ist es zu erreichen: Laden Sie sie neu oder schließen Sie sie, so kann niemand es mehr öffnen. Laden Sie es vorher herunter.',
  'empty.free': 'Das erste ist gratis, auch ohne Konto. Es gibt es nur auf dieser Seite: Laden Sie es herunter, bevor Sie gehen.',
  'trial.used.title': 'Ihr Gratisbild ist schon entstanden.',
  'trial.used.body': 'Dieser Browser merkt es sich als Ja oder Nein. Mit einem Konto geht es weiter.',
  'trial.kept.title': 'Dieses Bild gibt es nur auf dieser Seite.',
  'trial.kept.body':
    'Es gibt kein Konto und kein Cookie: Laden Sie die Seite neu oder schließen Sie sie, so können weder Sie noch wir es wieder öffnen. Laden Sie es herunter, solange es hier ist.',
  'session.script.title': 'Diese Seite braucht ihr Skript.',
  'session.script.body':
    'Hier wird kein Cookie gesetzt. Dass Sie es sind, sagt ein Token, das die Seite selbst mitschickt, und ohne Skript kann sie das nicht.',
  'session.ended.title': 'Sie sind nicht mehr angemeldet.',
  'session.ended.body':
    'Die Anmeldung dieses Browsers ist abgelaufen, wurde auf einem anderen Gerät beendet oder gehört zu einem anderen Dienst. Was Sie geschrieben haben, steht noch hier.',
};
