import type { TranslationOf } from '@candid/messages';
import type { privacy } from '../english/privacy.ts';

export const germanPrivacy: TranslationOf<typeof privacy> = {
  'privacy.title': 'Datenschutzerklärung',
  'privacy.lead':
    'Was dieser Dienst von Ihnen hat, wofür, wie lange, und wer es sonst sieht. Jede Zahl hier ist die, mit der das Programm läuft.',
  'privacy.margin.device':
    'Neben jeder Zusage steht, ob Tests sie belegen. Wo es heißt, dass noch nichts sie misst, haben Sie unser Wort und keinen Beweis.',
  'privacy.margin':
    'Neben jeder Zusage steht, was das Programm gerade antwortet. Wo steht, dass noch nichts sie misst, haben Sie unser Wort, aber keinen Beleg.',

  'who.heading': 'Wer verantwortlich ist',
  'who.operator': 'Verantwortlicher für die Verarbeitung Ihrer Daten ist der Betreiber dieses Dienstes.',
  'who.name': 'Name',
  'who.address': 'Anschrift',
  'who.contact': 'Kontakt',
  'who.authority': 'Aufsichtsbehörde',
  'who.unset': 'Diese Installation läuft zum Ausprobieren auf einem einzelnen Rechner. Wer sie betreibt, ist noch nicht genannt.',
  'who.letters': 'Zu allem auf dieser Seite können Sie an [{address}](mailto:{address}) schreiben.',

  'short.heading': 'In Kürze',
  'short.prompt': 'Prompts',
  'short.upload': 'Vorlagen',
  'short.result': 'Bilder',
  'short.cookies': 'Cookies',
  'short.parties': 'Andere Beteiligte',
  'short.answer': 'Antwort auf einen Antrag',
  'short.cookiesValue': { plural: 'count', one: 'höchstens {count:number}', other: 'höchstens {count:number}' },
  'short.noCookies': 'keine',
  'short.nobody': 'niemand',
  'short.answerValue': 'binnen {time:within}',

  'held.generation-ends': 'bis das Bild fertig ist oder seine Herstellung anders endet',
  'held.image-ends': 'so lange wie das Bild, das daraus entstand',
  'held.never-held': 'kommen nie bei uns an',
  'held.deadline': 'höchstens {lifetime:span}',
  'held.result': '{lifetime:span} nach der Fertigstellung',
  'held.result.download': 'bis zum Herunterladen, höchstens {lifetime:span}',
  'held.result.never': 'kommen nie bei uns an',
  'held.result.session': 'Sie verschwinden auch, wenn Ihre Sitzung endet.',
  'held.result.visitor':
    'Ohne Konto verschwinden Bilder mit Ihrer Sitzung, spätestens {lifetime:span} nach deren Beginn. Melden Sie sich vorher an, so gehören sie zu Ihrem Konto.',

  'from.collected': '{lifetime:span} ab der Entstehung',
  'from.generation-finished': '{lifetime:span} nach der Fertigstellung des Bildes',
  'from.last-used': '{lifetime:span} nach der letzten Nutzung',
  'from.account-deleted': 'so lange wie das Konto und höchstens {lifetime:span} nach dessen Löschung',
  'from.closed': '{lifetime:span} nach Abschluss des Vorgangs',
  'from.paid': '{lifetime:span} nach der Zahlung',
  'from.superseded': 'solange gültig und noch {lifetime:span} nach Ersatz oder Widerruf',
  'from.superseded.atOnce': 'solange gültig; gelöscht mit Ihrem Widerruf',
  'from.lifetime.none': 'nicht aufbewahrt',

  'why.heading': 'Wofür wir Daten verwenden',
  'why.intro':
    'Zu jedem Zweck die Daten, die er braucht, und was ihn erlaubt. Einen Zweck, der hier fehlt, gibt es nicht, und keine Angabe hier dient einem anderen.',
  'why.purpose': 'Zweck',
  'why.data': 'Daten',
  'why.basis': 'Rechtsgrundlage',
  'why.nothing': 'keine',
  'why.later': '{name} (hier noch nicht in Gebrauch)',
  'why.forbidden': 'Dafür hat diese Erklärung keinen Platz: {kinds:list}.',
  'why.required':
    'Kein Gesetz verpflichtet Sie, uns etwas zu geben. Ohne Prompt gibt es kein Bild; alles andere können Sie weglassen.',
  'why.automated':
    'Keine Maschine trifft eine Entscheidung, die für Sie rechtliche Folgen hat. Die Sicherheitsprüfung kann ein Bild ablehnen; das kostet Sie nichts.',

  'content.heading': 'Prompts, Vorlagen und Bilder',
  'content.body':
    'Solange sie hier sind, sind sie mit eigenen Schlüsseln versiegelt. Ist ihre Zeit um, wird der Schlüssel vernichtet und damit jede Kopie, auch die in Sicherungen.',
  'content.device.later':
    'Das Studio gehört noch nicht zu dieser Fassung, und Bilder lassen sich hier noch nicht machen. Was folgt, gilt, sobald es so weit ist.',
  'content.device': 'Sie entstehen und bleiben in Ihrem eigenen Browser. Der Server bekommt sie nie.',

  'account.heading': 'Konten und Sitzungen',
  'account.none': 'Hier gibt es keine Konten und nichts, wofür man sich anmelden müsste.',
  'account.optional': 'Ein Konto ist freiwillig. Haben Sie eines, so speichern wir: {kinds:list}.',
  'account.later': 'Auf dieser Installation gibt es noch keine Konten. Was folgt, gilt, sobald es sie gibt.',
  'account.session':
    'Einen Besuch erkennen wir an einem zufälligen Token von {bits:number} Bit. Er endet spätestens nach {lifetime:within}.',
  'account.session.idle': 'Ohne Aktivität endet er schon nach {idle:within}.',
  'account.session.account': 'Sind Sie angemeldet, endet die Sitzung nach {lifetime:within}.',
  'account.password':
    'Passwörter speichern wir nur als {algorithm} mit mindestens {iterations:number} Runden und {salt:number} eigenen Zufallsbytes.',

  'money.heading': 'Zahlungen und Guthaben',
  'money.later':
    'Auf dieser Installation lässt sich noch nichts kaufen, also entstehen diese Daten nicht. Was folgt, gilt, sobald Zahlungen möglich sind.',
  'money.body':
    'Kartennummern geben Sie bei {vendor} ein; uns erreichen sie nie. Von einer Zahlung behalten wir {fields:list}, von der Bestellung {order:list}.',

  'keep.heading': 'Wie lange etwas bleibt',
  'keep.intro': 'Jede Art von Daten mit ihrem Ende. Wird eine Frist verlängert, so gilt das nur für neue Daten.',
  'keep.mailbox': 'Unser Schriftwechsel mit Ihnen liegt in unserem Postfach: Der Dienst selbst speichert nichts davon.',
  'keep.data': 'Daten',
  'keep.until': 'Aufbewahrt',
  'keep.for': 'Für',
  'keep.keys':
    'Sicherungen der Schlüssel reichen {window:span} zurück: So lange ließe sich Vernichtetes mit einer solchen Sicherung und den versiegelten Daten zusammen noch öffnen.',

  'share.heading': 'Wer sonst Daten bekommt',
  'share.intro': {
    plural: 'count',
    one: 'Eine Rolle in diesem Dienst ist besetzt:',
    other: '{count:number} Rollen in diesem Dienst sind besetzt:',
  },
  'share.none': 'Niemand sonst bekommt etwas.',
  'share.more': 'Was wer bekommt, wo und nach welchem Vertrag, steht in der [Liste der Auftragsverarbeiter](sub-processors).',
  'share.transfer':
    'Verlassen Daten den Raum, dessen Recht Sie schützt, so macht das der dort genannte Mechanismus rechtmäßig. Ohne einen solchen ließe sich diese Erklärung nicht in Betrieb nehmen.',
  'share.item': '{role}: {vendor}, {region}',
  'share.itemLater': '{role}: {vendor}, {region} (bekommt hier noch nichts)',

  'browser.heading': 'Cookies und Ihr Browser',
  'browser.none': 'Diese Website setzt kein Cookie.',
  'browser.count': {
    plural: 'count',
    one: 'Diese Website kann ein Cookie setzen.',
    other: 'Diese Website kann {count:number} Cookies setzen.',
  },
  'browser.more': 'Alles, was in Ihrem Browser liegen kann, steht unter [Cookies und Browserspeicher](cookies).',

  'count.heading': 'Statistik',
  'count.none': 'Wir führen keine Statistik über Besuche.',
  'count.later': 'Die Statistik ist hier nicht eingeschaltet: Kein solches Programm wird geladen, und nichts wird gezählt.',
  'count.third-party':
    'Stimmen Sie zu, so erfährt {vendor}: {events:list}, dazu {parameters:list}. Ohne Ihre Einwilligung erfährt dort niemand etwas.',
  'count.first-party': 'Stimmen Sie zu, so halten wir selbst fest: {events:list}, dazu {parameters:list}.',
  'count.aggregate':
    'Wir zählen {events:list} in Summen nach {parameters:list}, ohne etwas, das Sie von anderen unterscheiden könnte.',
  'count.totals':
    'Zu den bestellten Bildern führen wir Summen: wie viele Menschen es waren, nach {totals:list}. Wer es war, sagt keine.',
  'count.group': 'Gruppen von weniger als {group:number} bekommt niemand zu sehen.',

  'safe.heading': 'Sicherheit',
  'safe.body':
    'Der Verkehr ist verschlüsselt. Was Sie schreiben, hochladen und herstellen, ist mit Schlüsseln versiegelt, die getrennt von den Daten liegen. Jedes Programm und jeder Mensch bei uns erreicht nur, was die Aufgabe verlangt.',
  'safe.audit':
    'Alle {every:span} soll die Installation geprüft werden; Sicherheitsupdates sollen binnen {update:within} eingespielt sein.',

  'rights.heading': 'Ihre Rechte',
  'rights.intro': 'Sie haben diese Rechte:',
  'rights.how':
    'Schreiben Sie an [{address}](mailto:{address}). Das kostet nichts, und wer fragt, wird hier nicht schlechter behandelt.',
  'rights.when': {
    plural: 'months',
    one: 'Wir antworten binnen {time:within}, oder binnen {months:number} Kalendermonat, wenn das kürzer ist.',
    other: 'Wir antworten binnen {time:within}, oder binnen {months:number} Kalendermonaten, wenn das kürzer ist.',
  },
  'rights.erase':
    'Die Löschung ist binnen {time:within} erledigt und geprüft. Bis {grace:span} nach Ihrem Antrag können Sie ihn zurücknehmen.',
  'rights.erase.now': 'Die Löschung ist binnen {time:within} erledigt und geprüft.',
  'rights.places': 'Diese Rechte haben Sie, wo immer Sie leben. Ist das Recht Ihres Ortes schneller, so gilt es.',
  'rights.place': 'Ort',
  'rights.copy': 'Vollständige Kopie binnen',
  'rights.copy.own': '{time:within}',
  'rights.complain': 'Sie können sich bei {authority} beschweren oder bei der Behörde des Ortes, an dem Sie leben.',
  'rights.complain.unset': 'Sie können sich bei der Aufsichtsbehörde des Ortes beschweren, an dem Sie leben.',

  'young.heading': 'Kinder',
  'young.body':
    'Der Dienst ist nicht für Menschen unter {age:number} Jahren gedacht. Erfahren wir von Daten eines jüngeren Kindes, so löschen wir sie binnen {time:within}.',
  'young.device':
    'Das Studio gibt uns von niemandem etwas, gleich welchen Alters. Erfahren wir von der Nachricht eines Kindes unter {age:number} Jahren, löschen wir sie binnen {time:within}.',
  'young.raised': 'Setzt das Recht Ihres Landes das Alter höher an, so gelten {age:number} Jahre.',

  'change.heading': 'Änderungen und Fassungen',
  'change.version': 'Dies ist die Fassung vom {version:date}.',
  'change.history':
    'Jede Fassung, die hier veröffentlicht war, bleibt lesbar, mit dem, was sich geändert hat: [Fassungen](privacy/versions).',
  'change.line':
    'Eine neue Fassung wird in einer Zeile über jeder Seite gemeldet, bis {time:span} nach dem Tag, ab dem sie gilt.',
  'change.line.account':
    'Eine neue Fassung wird in einer Zeile über jeder Seite gemeldet. Mit Konto sagen Sie, wann Sie sie gelesen haben; ohne Konto bleibt die Zeile bis {time:span} nach dem Tag, ab dem die Fassung gilt.',
  'change.updates.later':
    'Von hier werden noch keine Neuerungen per E-Mail verschickt. Was im Folgenden davon gesagt wird, gilt, sobald es so weit ist.',
  'change.notice': 'Eine wichtige Änderung wird {time:span} vor ihrer Geltung angekündigt.',
  'change.review': 'Die Erklärung wird alle {every:span} durchgesehen; die nächste Durchsicht ist am {next:date} fällig.',
  'change.overdue': 'Die Erklärung wird alle {every:span} durchgesehen; die Durchsicht vom {next:date} ist überfällig.',
};
