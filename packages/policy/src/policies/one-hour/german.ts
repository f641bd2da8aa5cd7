import { count, counted, list, span, term, within } from '../../german-words.ts';
import type { OneHourParameters } from './parameters.ts';

const vendors = (p: OneHourParameters, role?: OneHourParameters['recipients'][number]['role']): string =>
  list([...new Set(p.recipients.filter((r) => role === undefined || r.role === role).map((r) => term(r.vendor)))]);

const counting = (p: OneHourParameters): string => {
  const what = `${list(p.analytics.events.map(term))} mit ${list(p.analytics.parameters.map(term))}`;
  const no = 'Ein Browser, der „Global Privacy Control“ sendet, hat Nein gesagt.';
  return vendors(p, 'analytics') === ''
    ? `Wir zählen selbst: ${what}, ohne Ihre Adresse, Ihre Kennung oder Ihre Worte. ${no}`
    : `Erst wenn Sie zustimmen, erfährt ${vendors(p, 'analytics')}: ${what}, ohne Ihre volle Adresse, Ihre Kennung oder Ihre Worte. ${no}`;
};

const providers = (p: OneHourParameters): string =>
  list([
    ...new Set(
      p.recipients
        .filter((r) => r.policyUrl !== null)
        .map(
          (r) =>
            `${r.vendor} (${r.keepsFor === null ? 'so lange, wie die eigene Erklärung sagt' : `bis zu ${span(r.keepsFor)}`})`,
        ),
    ),
  ]);

/** The promises of `one-hour` in German. */
export const german = (p: OneHourParameters): Readonly<Record<string, string>> => ({
  'OH-01': `Wir nennen ${counted(p.categories.length, 'Art', 'Arten')} von Daten, jede mit ihrem Zweck, und haben für keine andere einen Platz.`,
  'OH-02': `Ein Konto ist freiwillig: ${counted(p.limits.freeImages, 'Bild', 'Bilder')} binnen ${within(p.limits.generationsPerSession.per)} sind für alle gratis, und eine Anmeldung bringt nur Guthaben und Belege dazu.`,
  'OH-03': `Melden Sie sich mit Google an, so fragen wir nach ${list(p.signIn.google.scopes)}, behalten Ihre Adresse, Ihren Namen und einen Prüfwert Ihrer Google-Nummer und verwerfen Googles Tokens sofort. Ihr Google-Passwort erreicht uns nie.`,
  'OH-04':
    'Die Worte Ihres Prompts sind versiegelt, während Ihr Bild entsteht. Endet das Herstellen, ob es gelingt oder nicht, wird der Schlüssel dazu vernichtet.',
  'OH-05':
    'Vorlagen und Masken von Ihnen werden ebenso versiegelt und enden mit derselben Herstellung, selbst wenn das Programm dabei gewaltsam beendet wird.',
  'OH-06': `Ein fertiges Bild wartet ${span(p.retention.result.lifetime)} darauf, dass Sie es herunterladen. Dann lässt es sich nicht mehr öffnen, und höchstens ${span(p.retention.result.sweepWithin)} später sind Datei und Schlüssel weg. Nichts verlängert das.`,
  'OH-07':
    'Kein Modell lernt aus dem, was Sie hier schreiben, hochladen oder machen: Gelesen wird es nur, um Ihr eigenes Bild herzustellen, und es gibt keinen Weg, es als Datensammlung zu exportieren.',
  'OH-08':
    'Niemand bei uns sieht Prompts oder Bilder an. Die Datenbank verweigert sie dem Programm, das unser Team benutzt, und Schlüssel hat es keine.',
  'OH-09': `Sie zahlen auf den eigenen Seiten von ${vendors(p, 'payment')}, Kartennummern kommen also nie hierher. Von einer Zahlung behalten wir ${list(p.payments.keepsFromProvider.map(term))}, so wie sie gemeldet werden, und von Ihrer Bestellung ${list(p.payments.keepsFromOrder.map(term))}.`,
  'OH-10': counting(p),
  'OH-11': `Bilder macht ${vendors(p, 'image-generation')}. Dorthin geht, was das Bild braucht (Ihre Worte, Ihre Vorlagen, die Einstellungen), und nichts, was sagt, wer Sie sind.`,
  'OH-12': `Diese Beteiligten spielen eine Rolle, und jeder ist mit seiner Aufgabe genannt: ${vendors(p)}. Eine Verbindung zu jemand anderem wird abgelehnt und gemeldet.`,
  'OH-13': `Ihr Browser kann von uns ${counted(p.cookies.length, 'Cookie', 'Cookies')} bekommen, alle mit ihrem Zweck aufgeführt: ${list(p.cookies.map((c) => c.name))}. Keines dient der Werbung, und keines folgt Ihnen anderswohin.`,
  'OH-14':
    'Die Cookie-Auswahl auf jeder Seite schaltet entbehrliche Cookies so leicht aus wie ein. Schalten Sie sie aus, sind sie auf der Stelle gelöscht.',
  'OH-15':
    'Jede Seite und jedes Bild reist verschlüsselt. Eine Installation an einer öffentlichen Adresse ohne https startet nicht.',
  'OH-16': `Eine Sitzung ist ein zufälliges Token von ${count(p.sessions.account.tokenBits)} Bit, von dem wir nur einen Prüfwert behalten. Es wechselt, wenn Sie sich anmelden, und Sie können jede Ihrer Sitzungen sehen und beenden.`,
  'OH-17': `Alle ${span(p.security.auditEvery)} deckt eine schriftliche Sicherheitsprüfung Abhängigkeiten, Kopfzeilen, Cookies, Rechte in der Datenbank und verirrte Geheimnisse ab; eine verspätete löst Alarm aus.`,
  'OH-18':
    'Jedes Programm und jeder Mensch im Team erreicht nur, was die Aufgabe braucht, und jeder Blick des Teams auf personenbezogene Daten wird aufgeschrieben.',
  'OH-19': `Sie haben ${counted(p.rights.kinds.length, 'Recht', 'Rechte')}, darunter eine Kopie, Löschung, ein Ende der Statistik und eine Datei zum Mitnehmen: aus Ihrem Konto, über das Formular oder mit einer Nachricht an ${p.support.address}.`,
  'OH-20': `Eine Antwort erreicht Sie binnen ${within(p.rights.answerWithin)} nach Ihrem Antrag, oder binnen ${counted(p.rights.calendarMonths, 'Kalendermonat', 'Kalendermonaten')}, wenn das kürzer ist.`,
  'OH-21': `Candid ist nicht für Menschen unter ${count(p.children.minimumAge)} Jahren. Sagen Sie uns von Daten eines jüngeren Kindes, so sind sie binnen ${within(p.children.eraseWithin, 'Stunde')} gelöscht.`,
  'OH-22': `Sie lesen die Fassung vom ${p.version}. Frühere bleiben lesbar, mit dem, was sich zwischen je zweien geändert hat.`,
  'OH-23': `Das Modell, das arbeitet, steht mit Namen da. Wie die Firmen dahinter mit Daten umgehen, sagen sie selbst: ${providers(p)}.`,
  'OH-24': 'Weist Ihr Browser jedes entbehrliche Cookie ab, so läuft hier trotzdem alles.',
});
