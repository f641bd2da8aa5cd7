import { count, counted, list, span, term, within } from '../../german-words.ts';
import type { CreditsParameters } from './parameters.ts';

const vendors = (p: CreditsParameters, role: CreditsParameters['recipients'][number]['role']): string =>
  list(p.recipients.filter((r) => r.role === role).map((r) => term(r.vendor)));

/** The places whose law is quicker than our own clock, with their time. */
const faster = (p: CreditsParameters): string =>
  p.rights.jurisdictions
    .flatMap(({ name, fullAccessWithin }) =>
      fullAccessWithin === null ? [] : [` (${term(name)}: ${span(fullAccessWithin)} für eine vollständige Kopie)`],
    )
    .join('');

/** What `credits` says in German of accounts, pictures, credits and recipients. */
const service = (p: CreditsParameters): Readonly<Record<string, string>> => ({
  'CR-01':
    'Für ein Konto brauchen wir eine E-Mail-Adresse und ein Passwort, das nur in einer Form bleibt, aus der es sich nicht zurücklesen lässt. Ihr Name geht uns nichts an.',
  'CR-02': `Passwörter gehen ${count(p.signIn.password.iterations)}-mal durch ${p.signIn.password.algorithm}, mit ${counted(p.signIn.password.saltBytes, 'eigenen Zufallsbyte', 'eigenen Zufallsbytes')}; das Wort selbst wird nie gespeichert.`,
  'CR-03':
    'Für ein Bild nehmen wir Ihre Worte und wie es werden soll: Format und Größe, das Modell, Qualität, Hintergrund und Dateityp. Das ist alles.',
  'CR-04': `Sie können Bilder dazugeben, von denen es ausgeht. Dann bekommt ${vendors(p, 'image-generation')} sie zusammen mit Ihren Worten.`,
  'CR-05': `Was Sie dem Support schreiben und was wir antworten, bleibt noch ${span(p.retention.correspondence.lifetime)} nach Abschluss des Vorgangs.`,
  'CR-06': `${span(p.retention['network-log'].lifetime)} lang enthält ein Protokoll Netzadresse, Browser, Uhrzeit und Land. Das Land kommt aus einer Tabelle auf unserem eigenen Rechner; niemand wird nach Ihnen gefragt.`,
  'CR-07': `${span(p.sessions.account.lifetime)} lang bleiben Sie angemeldet, durch ein zufälliges Token im Speicher Ihres Browsers, nicht durch ein Cookie. Beim Abmelden wird es dort gelöscht und hier ungültig.`,
  'CR-08': `Ohne Konto können Sie je Netzadresse ${counted(p.limits.freeImages, 'Bild', 'Bilder')} gratis ausprobieren. Ein verfremdetes Merkzeichen dieser Adresse hält das ${span(p.retention['trial-marker'].lifetime)} lang fest, und nichts tut es länger.`,
  'CR-09':
    'Die Liste Ihrer Aufträge nennt Nummer, Größe, Preis in Guthaben, Ausgang und Zeiten. Weder Worte noch Bild stehen darin.',
  'CR-10':
    'Guthaben wird wie Geld gebucht: Einträge kommen hinzu und werden nie geändert, und ein Bild, das misslingt oder abgebrochen wird, wird genau einmal zurückgebucht.',
  'CR-11':
    'Ein Guthabenpunkt lässt sich nur einmal ausgeben. Zurücklegen und Abziehen sind in der Datenbank ein Schritt, wie viele Aufträge auch zugleich kommen.',
  'CR-12': `Zu einem Kauf haben wir von ${vendors(p, 'payment')} ${list(p.payments.keepsFromProvider.map(term))}, aus der Bestellung selbst ${list(p.payments.keepsFromOrder.map(term))}.`,
  'CR-13':
    'Keine Körpermaße, keine zugekauften Daten, keine Werbeprofile, kein Verkauf: Diese Erklärung hat keinen Platz, an dem sich solche Daten angeben ließen, und startet nicht, wenn sie hinzukommen.',
  'CR-14': `Daten dienen ${counted(p.purposes.length, 'Zweck', 'Zwecken')}. Zu jedem zeigt die Tabelle die betroffenen Daten und die Rechtsgrundlage.`,
  'CR-15':
    'Worte und Bilder werden auf verbotene Inhalte geprüft, bevor etwas berechnet wird. Eine Ablehnung sagt, warum, kostet nichts und lässt sich anfechten, indem Sie die Worte noch einmal schicken.',
  'CR-16': `${counted(p.recipients.length, 'Rolle', 'Rollen')} in diesem Dienst können andere spielen, jede mit Aufgabe, Daten und Ort aufgeführt: ${list(p.recipients.map((r) => `${term(r.role)} (${term(r.vendor)})`))}.`,
  'CR-17': `Ein Bild können Sie hier ${span(p.retention.result.lifetime)} lang abholen, versiegelt in unserem eigenen Speicher. Danach haben wir es nicht mehr; Vorlagen verschwinden, sobald es fertig ist.`,
  'CR-18':
    'Daten, die ins Ausland gehen, gehen unter den Standardvertragsklauseln der Union, mit den Zusätzen, die das Vereinigte Königreich und die Schweiz verlangen.',
});

/** What `credits` says in German of retention, rights, storage and fairness. */
const law = (p: CreditsParameters): Readonly<Record<string, string>> => ({
  'CR-19': `Guthaben bleibt mit dem Konto und ${span(p.retention.ledger.lifetime)} über dessen Löschung hinaus; das Merkzeichen eines Gratisbildes ${span(p.retention['trial-marker'].lifetime)}; Sitzungen ${span(p.retention.session.lifetime)}; Serverprotokolle ${span(p.retention['network-log'].lifetime)}; Zahlungsbelege ${span(p.retention['payment-record'].lifetime)}. Ein Löschantrag beendet das Erste sofort.`,
  'CR-20':
    'Jedes unserer Programme bekommt nur die Geheimnisse seiner eigenen Aufgabe, und keines davon landet in einem Protokoll oder in Ihrem Browser.',
  'CR-21': `Ihre Rechte hier: ${list(p.rights.kinds.map(term))}. Sie zu nutzen kostet nichts und ändert für Sie weder Preise noch Grenzen.`,
  'CR-22':
    'Ein Antrag soll von der Adresse Ihres Kontos kommen. Kommt er per E-Mail, so wird er durch einen Link bestätigt, der an diese Adresse geht.',
  'CR-23': `Sie hören von uns mit einer Antwort nach höchstens ${within(p.rights.answerWithin)}, und eher, wo Ihr Recht es verlangt.`,
  'CR-24': 'Nicht zufrieden? Jede abschließende Antwort nennt die Behörde Ihres Landes, bei der Sie sich beschweren können.',
  'CR-25': `In den Speicher Ihres Browsers legen wir ${list(p.browserStorage.map((item) => item.name))}, beides nötig für das, worum Sie gebeten haben, und nichts weiter.`,
  'CR-26': 'Keine Seite ruft Werbetreibende oder Tracker auf; selbst die Buchstaben, die Sie lesen, kommen von uns.',
  'CR-27': `Sie müssen mindestens ${count(p.children.minimumAge)} Jahre alt sein, oder ${count(p.children.raisedTo ?? p.children.minimumAge)}, wo Ihr Land mehr verlangt. Daten eines jüngeren Kindes sind binnen ${within(p.children.eraseWithin, 'Stunde')} gelöscht, nachdem wir davon erfahren.`,
  'CR-28': `Eine wichtige Änderung wird ${span(p.changes.noticeAhead)} vor ihrer Geltung bekannt gemacht, im Produkt und per E-Mail.`,
  'CR-29': 'Um den Dienst stabil zu halten, zählen wir Ereignisse in Summen, aus denen sich niemand herauslesen lässt.',
  'CR-30': 'Ihre Prompts und Bilder sind kein Lehrstoff: Kein Modell wird damit trainiert, weder von uns noch für uns.',
  'CR-31':
    'Zwingt uns das Gesetz oder stehen Rechte und Sicherheit auf dem Spiel, so können wir Daten offenlegen. Jedes Mal werden Grund und Umfang aufgeschrieben.',
  'CR-32':
    'Zwischen Ihrem Browser und uns ist alles verschlüsselt; ein unverschlüsselter Aufruf wird auf die verschlüsselte Adresse geschickt.',
  'CR-33':
    'Ein Kauf, ein Wechsel in einen höheren Tarif, eine Kündigung und eine zurückgeholte Zahlung ändern Ihr Guthaben je genau einmal, und Missbrauch gehen wir nach.',
  'CR-34': `Das Serverprotokoll dient dem Schutz vor Missbrauch und Angriff. Nichts anderes liest es, und nach ${within(p.retention['network-log'].lifetime)} ist es weg.`,
  'CR-35': `Wo immer Sie leben, haben Sie diese Rechte. Von den Rechtsräumen, die wir mit Namen kennen (${list(p.rights.jurisdictions.map((j) => term(j.name)))}), gibt der für Sie schnellste den Takt vor${faster(p)}.`,
  'CR-36':
    'Jede Seite, auf die wir zeigen, ist da, in jeder Sprache. Erstattungen und Entfernungen lassen sich auf ihren Seiten verlangen, und wir sagen, dass dieser Dienst von OpenAI unabhängig ist.',
});

/** The promises of `credits` in German. */
export const german = (p: CreditsParameters): Readonly<Record<string, string>> => ({ ...service(p), ...law(p) });
