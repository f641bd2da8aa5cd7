import type { TranslationOf } from '@candid/messages';
import type { sessionMessages } from '../session.ts';

export const germanSession: Partial<TranslationOf<typeof sessionMessages>> = {
  'session.waiting': 'Einen Augenblick.',
  'session.script.title': 'Diese Seite braucht ihr Skript.',
  'session.script.body':
    'Hier wird kein Cookie gesetzt. Dass Sie es sind, sagt ein Token, das die Seite selbst mitschickt, und ohne Skript kann sie das nicht.',
  'session.ended.title': 'Sie sind nicht mehr angemeldet.',
  'session.ended.body':
    'Die Anmeldung dieses Browsers ist abgelaufen, wurde auf einem anderen Gerät beendet oder gehört zu einem anderen Dienst. Was Sie geschrieben haben, steht noch hier.',
};
