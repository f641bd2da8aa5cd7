import { count, counted, list, span, term, within } from '../../german-words.ts';
import type { NoAccountParameters } from './parameters.ts';

const vendors = (recipients: NoAccountParameters['recipients']): string =>
  list([...new Set(recipients.map((r) => term(r.vendor)))]);

/** The promises of `no-account` in German. */
export const german = (p: NoAccountParameters): Readonly<Record<string, string>> => ({
  'NA-01': 'Ihre Worte und Vorlagen haben wir nur, solange das Bild entsteht oder bearbeitet wird, um das Sie gebeten haben.',
  'NA-02':
    'Eine hochgeladene Datei und alles daraus Abgeleitete werden vernichtet, sobald die Herstellung vorbei ist, die sie brauchte, auch nach einem Absturz.',
  'NA-03':
    'Eine Datei von Ihnen wird in einem verschlossenen Raum geöffnet: in einem eigenen Prozess ohne Netz und Platte, mit begrenztem Speicher und begrenzter Zeit. Eine schädliche Datei beendet diesen Prozess und sonst nichts.',
  'NA-04': `Haben Sie ein Bild vollständig heruntergeladen, wird unsere Kopie vernichtet. Holen Sie eines nie ab, so geht es mit Ihrer Sitzung, spätestens nach ${within(p.sessions.anonymous.idle)} ohne Aktivität.`,
  'NA-05': `Von Ihrem Besuch halten wir höchstens ${list(p.analytics.parameters.map(term))} fest, alles nur grob. Ihre Netzadresse wird nirgends aufgeschrieben, und auch nichts, was einen Besuch mit einem anderen verbindet.`,
  'NA-06':
    'Es gibt nichts, wofür man sich anmelden, und nichts, was man bezahlen müsste: Solche Seiten gibt es hier nicht. Das Kontaktformular hat eine Zeile für Ihre Adresse, falls Sie eine Antwort möchten: Sie darf leer bleiben, geht mit Ihrer Nachricht weiter und wird nicht behalten.',
  'NA-07':
    'Ein Besuch ist nur an einer Zufallszahl zu erkennen. Sie hängt an niemandem, und was dazu gehört, öffnet sich nur mit ihr.',
  'NA-08': `Schließen Sie den Browser, so ist die Sitzung vorbei: ${span(p.sessions.anonymous.afterLastConnection)} nachdem die letzte Seite geschlossen ist, oder ${span(p.sessions.anonymous.idle)} nach dem Letzten, was Sie getan haben, werden sie und ihre Bilder vernichtet. Ein Knopf tut es sofort.`,
  'NA-09': `Niemand außer ${vendors(p.recipients.filter((r) => r.role === 'image-generation' || r.role === 'moderation'))} bekommt Ihre Bilder, und nur um das Bild herzustellen oder zu prüfen.`,
  'NA-10': `Der Verkehr ist verschlüsselt, und Zugang hat nur, wer ihn braucht. Ein Sicherheitsupdate ist binnen ${within(p.security.updateWithin)} nach seinem Erscheinen eingespielt, sonst gibt es Alarm.`,
  'NA-11': `Die Website setzt ${counted(p.cookies.length, 'Cookie', 'Cookies')} (${list(p.cookies.map((c) => c.name))}) und legt sonst nichts in Ihrem Browser ab; ${list(p.cookies.filter((c) => c.setAt === 'own-choice').map((c) => c.name))} gibt es erst, wenn Sie selbst eine Sprache oder ein Licht wählen. Auf ihren Seiten kommt nichts von Fremden.`,
  'NA-12': `Technische Protokolle nennen niemanden und werden nach ${within(p.retention['technical-log'].lifetime)} gelöscht.`,
  'NA-13': `Auslieferungsnetze, KI-Dienste und das Zählen sind als Beteiligte genannt: ${vendors(p.recipients)}. Wir zählen für uns selbst, in Summen ohne Kennung und Gruppen von mindestens ${count(p.analytics.minimumGroup)}.`,
  'NA-14': `Schreiben Sie an ${p.support.address} oder nehmen Sie das Formular, ohne sich anzumelden. Was Sie ins Formular schreiben, liegt versiegelt, bis unser Postfach es hat, höchstens ${span(p.retention['letter-in-transit'].lifetime)}, und wird dann hier vernichtet. Fragen Sie nach Ihren Daten, so zeigen wir, was Ihre Sitzung gerade enthält, oder sagen, dass wir nichts haben.`,
  'NA-15': `Der Dienst ist für Menschen ab ${count(p.children.minimumAge)} Jahren gedacht; eine Meldung über ein jüngeres Kind beendet alles, was die Sitzung enthält.`,
  'NA-16': `Ändert sich dieser Text, so ändert sich sein Datum (jetzt ${p.version}), und der ältere bleibt zum Vergleichen stehen.`,
  'NA-17':
    'Wer die Website nutzt, ist mit dieser Erklärung einverstanden. Wir vermerken das nicht, denn ein Vermerk würde Ihre Besuche unterscheidbar machen.',
  'NA-18':
    'Dateien der Website können aus einem Auslieferungsnetz in Ihrer Nähe kommen. Bilder und alles andere von Ihnen sind so gekennzeichnet, dass unterwegs nichts davon gespeichert wird.',
});
