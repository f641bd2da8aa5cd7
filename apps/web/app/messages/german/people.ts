import type { TranslationOf } from '@candid/messages';
import type { peopleMessages } from '../people.ts';

export const germanPeople: Partial<TranslationOf<typeof peopleMessages>> = {
  'person.signIn': 'Anmelden',
  'person.account': 'Konto',
  'person.signOut': 'Abmelden',

  'age.statement': 'Ich bin mindestens {age:number} Jahre alt.',
  'age.statement.new': 'Neu hier? Ich bin mindestens {age:number} Jahre alt.',

  'signIn.page': 'Candid: Anmelden',
  'signIn.heading': 'Anmelden',
  'signIn.choice':
    'Bilder machen Sie auch ohne Konto. Mit einem Konto nehmen Sie, was auf diesem Gerät entstanden ist, auf Ihre anderen Geräte mit.',
  'signIn.google': 'Weiter mit Google',
  'signIn.beside': 'Google öffnet sich in einem eigenen Tab. Was Sie gerade schreiben, wartet so lange hier.',
  'signIn.beside.heading': 'Sie sind angemeldet.',
  'signIn.beside.done': 'Ihr Text steht im anderen Tab; dort geht es weiter. Diesen hier können Sie schließen.',
  'signIn.beside.here': 'In diesem Tab weitermachen',
  'signIn.given': 'Google gibt uns',
  'signIn.givenValue': 'Ihre E-Mail-Adresse, Ihren Namen und eine Nummer, die für Sie steht',
  'signIn.kept': 'Wir behalten',
  'signIn.keptValue':
    'Adresse und Namen, versiegelt mit einem Schlüssel, der nur Ihnen gehört; von der Nummer nur einen Prüfwert mit Schlüssel',
  'signIn.dropped': 'Sofort verworfen',
  'signIn.droppedValue': 'Ihr Bild, Ihre Sprache und jedes Token',
  'signIn.standIn': 'Ein Stellvertreter auf diesem Rechner spielt Google: Nichts verlässt ihn.',

  'account.page': 'Candid: Konto',
  'account.heading': 'Konto',
  'account.profile': 'Wer Sie hier sind',
  'account.email': 'E-Mail-Adresse',
  'account.since': 'Seit',
  'account.sinceValue': '{since:date}',
  'account.name': 'Name',
  'account.name.hint': 'Sie können das Feld leer lassen. Eine Änderung gilt sofort; der frühere Name wird vernichtet.',
  'account.name.save': 'Namen speichern',
  'account.sessions': 'Wo Sie angemeldet sind',
  'account.session.unknown': 'Unbekanntes Gerät',
  'account.session.this': 'dieses hier',
  'account.session.since': 'angemeldet am {at:date} um {at:time}',
  'account.session.seen': 'zuletzt gesehen am {at:date} um {at:time}',
  'account.session.ends': 'endet am {at:date}',
  'account.session.end': 'Abmelden',
  'account.session.endSpoken': 'Abmelden: {device}, angemeldet am {at:date}',
  'account.sessions.endOthers': 'Überall sonst abmelden',
  'account.close': 'Konto löschen',
  'account.close.body':
    'Sie werden überall abgemeldet, und es entsteht nichts mehr. Noch {grace:span} lang können Sie sich anmelden und es zurücknehmen; danach bleibt es geschlossen. Das Löschen seiner Inhalte ist in dieser Version noch nicht eingebaut: Bis dahin bleiben sie versiegelt und ungenutzt.',
  'account.close.confirm': 'Mein Konto löschen',
  'account.closing.title': 'Dieses Konto ist geschlossen.',
  'account.closing.body':
    'Bis zum {at:date}, {at:time}, können Sie es zurücknehmen; danach bleibt es geschlossen. Bis dahin entsteht nichts Neues.',
  'account.reopen': 'Mein Konto behalten',
};
