import { count, counted, list, span, term, within } from '../../german-words.ts';
import type { HistoryParameters } from './parameters.ts';

const vendors = (p: HistoryParameters, role?: HistoryParameters['recipients'][number]['role']): string =>
  list([...new Set(p.recipients.filter((r) => role === undefined || r.role === role).map((r) => term(r.vendor)))]);

const groups = (p: HistoryParameters): readonly string[] => [...new Set(p.cookies.map((c) => c.category))];

/** What `history` says in German of accounts, content and use. */
const account = (p: HistoryParameters): Readonly<Record<string, string>> => ({
  'HI-01':
    'Ein Konto ist eine E-Mail-Adresse, ein Name und ein Passwort, und das Passwort liegt nur in einer Form vor, aus der es sich nicht zurückrechnen lässt. Aus unseren Antworten erfährt niemand, ob eine Adresse ein Konto hat.',
  'HI-02': `Gezahlt wird bei ${vendors(p, 'payment')}. Wir erfahren ${list(p.payments.keepsFromProvider.map(term))}, nie die Nummer Ihrer Karte.`,
  'HI-03':
    'Was Sie schreiben und hochladen, gehört Ihnen. Es liegt versiegelt in Ihrem Verlauf, unter einem Schlüssel, der zu Ihrem Konto gehört.',
  'HI-04': `Nachrichten zwischen Ihnen und dem Support bleiben ${span(p.retention.correspondence.lifetime)} über die letzte Antwort hinaus und gehören zu jeder Kopie oder Löschung, um die Sie bitten.`,
  'HI-05': `Die Liste Ihrer Bilder gehört zum Dienst. Darüber hinaus halten wir selbst fest: ${list(p.analytics.events.map(term))}, nur mit Ihrer Einwilligung und nie gegen ein Signal von „Global Privacy Control“.`,
  'HI-06': `Anfragen hinterlassen ein Protokoll mit Netzadresse, Browser, System und der Seite, von der Sie kamen. Es wird nach ${within(p.retention['network-log'].lifetime)} gelöscht.`,
  'HI-07': 'Zu jeder Zahlung bekommen Sie eine E-Mail, und nicht zwei.',
  'HI-08':
    'Vorgeschlagene Einstellungen stammen aus Ihren eigenen früheren Bildern und von niemandem sonst. Widersprechen Sie oder lassen Sie Ihr Konto anhalten, so hört das Vorschlagen auf.',
  'HI-09':
    'Neuigkeiten und Angebote bekommt nur, wer darum gebeten hat. Ein Klick beendet es, angemeldet oder nicht, und ein Widerspruch beendet jede Art auf einmal.',
  'HI-10': `Die Nutzung betrachten wir nur in Summen; eine Gruppe von weniger als ${count(p.analytics.minimumGroup)} Menschen bekommt niemand zu sehen.`,
  'HI-11':
    'Ihre Daten sind nicht zu verkaufen, und kein Werbetreibender bekommt sie. Die Bitte, nicht zu verkaufen oder weiterzugeben, wird trotzdem vermerkt und befolgt.',
  'HI-12': `Daten verlassen uns für unsere Helfer (${vendors(p)}), für das Bild selbst, wo das Gesetz es verlangt oder wo Sie eingewilligt haben. Gesetzliche Auskunftsverlangen werden verzeichnet, und wir veröffentlichen ihre Zahl.`,
  'HI-13': `Daten leben so lange wie das Konto. Löschen Sie es, so haben Sie ${span(p.rights.grace)} Bedenkzeit; ${span(p.rights.eraseWithin)} nach Ihrem Antrag ist alles weg und geprüft, Sicherungen eingeschlossen. Was wir von Gesetzes wegen behalten müssen, ist mit Grund und Ende aufgeführt.`,
  'HI-14': `Jedes Bild bleibt ${span(p.retention.result.lifetime)} in Ihrem Verlauf. Löschen Sie eines, einige oder alle früher, so geschieht es sofort.`,
  'HI-15':
    'Daten sind unterwegs und im Speicher verschlüsselt: Inhalte, Namen, Adressen und Nachrichten, jeweils unter Schlüsseln des Kontos. Eine Kopie unserer Platten allein liest sich wie Rauschen.',
  'HI-16': `Cookies gibt es in ${counted(groups(p).length, 'Gruppe', 'Gruppen')}: ${list(groups(p).map(term))}. Fest sind nur die notwendigen; Ihre Wahl für den Rest wird mit Zeit und gelesenem Text festgehalten.`,
});

/** What `history` says in German of rights, transfers, changes and fairness. */
const rights = (p: HistoryParameters): Readonly<Record<string, string>> => ({
  'HI-17':
    'Bitten Sie um eine Kopie, so bekommen Sie alles, was über Sie vorliegt, einmal als Seiten zum Lesen und einmal als Dateien für ein Programm.',
  'HI-18':
    'Falsche Angaben in Ihrem Profil berichtigen Sie selbst, mit sofortiger Wirkung. Für alles andere hält ein Antrag fest, was es war und was daraus wurde.',
  'HI-19': `Bitten Sie um Löschung, so ist sie binnen ${within(p.rights.eraseWithin)} erledigt; ein Beleg sagt, was ging und was bleiben musste.`,
  'HI-20':
    'Sie können Ihr Konto anhalten lassen (Einschränkung der Verarbeitung): Alles bleibt, und nichts wird genutzt, weder für Bilder noch für Werbung per E-Mail noch für Zählungen. Bevor die Pause endet, sagen wir es Ihnen.',
  'HI-21':
    'Ihre Daten können umziehen: als Datei in einer Form, deren Beschreibung wir veröffentlichen, mit Ihren Bildern darin, und dieser Dienst kann sie auch wieder einlesen.',
  'HI-22':
    'Sie können der Werbung widersprechen und jeder Nutzung, die auf unserem eigenen Interesse beruht, jeder für sich; sie hört auf, sobald Sie es sagen.',
  'HI-23': `Jeder Antrag hat seine Antwort binnen ${within(p.rights.answerWithin)}, oder binnen ${counted(p.rights.calendarMonths, 'Kalendermonat', 'Kalendermonaten')}, wenn der eher endet.`,
  'HI-24': `Wer sich registriert, erklärt, mindestens ${count(p.children.minimumAge)} Jahre alt zu sein. Daten eines jüngeren Kindes, von denen wir hören, sind spätestens nach ${within(p.children.eraseWithin, 'Stunde')} gelöscht.`,
  'HI-25':
    'Arbeitet ein Helfer im Ausland, so stehen dahinter die Vertragsklauseln, die europäisches und britisches Recht verlangen, genannt in der Liste der Helfer. Ohne sie startet diese Erklärung nicht.',
  'HI-26': `${span(p.changes.noticeAhead)} bevor eine wichtige Änderung für Sie gilt, zeigen wir sie im Produkt und schicken sie Ihnen, je einmal, und halten fest, dass wir es taten. Wer bleibt, stimmt zu.`,
  'HI-27':
    'Summen der Nutzung können leiten, was wir verbessern. Ihre Worte und Bilder tun es nicht: Sie trainieren kein Modell und bewerten keines.',
  'HI-28': `Ein Prompt und seine Vorlagen teilen das Leben des Bildes, das daraus entstand: Endet es, so enden auch sie, spätestens nach ${within(p.retention.result.lifetime)}.`,
  'HI-29':
    'Wer Passwörter rät, wird gebremst; meldet sich ein neues Gerät an, schreiben wir Ihnen; und wir zeigen Ihnen jede Sitzung mit einem Weg, sie zu beenden.',
  'HI-30':
    'Werden Regeln gebrochen, so können wir ein Konto sperren. Sie erfahren, warum, der Grund ist festgehalten, und auf Ihren Einspruch sieht ein Mensch noch einmal hin.',
  'HI-31':
    'Jeder Helfer ist durch einen Vertrag, den wir nennen, zur Verschwiegenheit verpflichtet. Andere bekommen Daten nur mit Ihrer Einwilligung, und ein Verkauf des Geschäfts nähme diese Zusagen mit, vorher angekündigt.',
});

/** The promises of `history` in German. */
export const german = (p: HistoryParameters): Readonly<Record<string, string>> => ({ ...account(p), ...rights(p) });
