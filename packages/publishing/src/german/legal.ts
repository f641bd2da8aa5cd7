import type { TranslationOf } from '@candid/messages';
import type { legal } from '../english/legal.ts';

export const germanLegal: TranslationOf<typeof legal> = {
  'terms.title': 'Nutzungsbedingungen',
  'terms.lead': 'Was Sie von diesem Dienst erwarten können, und was er von Ihnen erwartet.',
  'terms.who.heading': 'Mit wem Sie es zu tun haben',
  'terms.who.body': 'Den Dienst betreibt {name}, {address}.',
  'terms.who.unset':
    'Diese Installation läuft zum Ausprobieren auf einem einzelnen Rechner; wer sie betreibt, ist noch nicht genannt.',
  'terms.who.openai': 'Der Dienst ist unabhängig und nicht mit OpenAI verbunden, gleich welche Modelle er nutzt.',
  'terms.what.heading': 'Was er tut',
  'terms.what.body':
    'Er macht Bilder aus dem, was Sie schreiben, und aus den Vorlagen, die Sie dazugeben, mit Modellen von {makers:list}.',
  'terms.what.device': 'Er macht und bearbeitet Bilder in Ihrem eigenen Browser.',
  'terms.what.machine':
    'Was ein Modell macht, kann falsch sein, kann etwas Vorhandenem ähneln und ist als Werk einer Maschine gekennzeichnet.',
  'terms.age.heading': 'Wer ihn nutzen darf',
  'terms.age.body': 'Sie müssen mindestens {age:number} Jahre alt sein.',
  'terms.age.device':
    'Er ist für Menschen ab {age:number} Jahren gemacht. Wer jünger ist, sollte einen Erwachsenen neben sich haben.',
  'terms.age.raised': 'Verlangt das Recht Ihres Landes {age:number} Jahre, so gilt das.',
  'terms.yours.heading': 'Was Ihnen gehört',
  'terms.yours.body':
    'Was Sie schreiben und hochladen, bleibt Ihres. An den Bildern beanspruchen wir kein Recht; wir verwenden sie nur, um sie Ihnen zu übergeben. Ob ein von einer Maschine gemachtes Bild urheberrechtlich geschützt ist, sagt das Recht Ihres Landes.',
  'terms.yours.device':
    'Was Sie schreiben, hochladen und machen, gehört Ihnen und bleibt auf Ihrem Gerät. Ob ein von einer Maschine gemachtes Bild urheberrechtlich geschützt ist, sagt das Recht Ihres Landes.',
  'terms.yours.time':
    'Bilder bleiben {lifetime:span} und werden dann vernichtet. Laden Sie herunter, was Sie behalten wollen: Zurückholen können wir es nicht.',
  'terms.yours.download':
    'Haben Sie ein Bild heruntergeladen, wird es hier vernichtet, spätestens nach {lifetime:within}. Zurückholen können wir es nicht.',
  'terms.rules.heading': 'Was nicht erlaubt ist',
  'terms.rules.body': 'Die Regeln für Prompts, Vorlagen und Bilder stehen unter [erlaubte Nutzung](acceptable-use).',
  'terms.rules.machine':
    'Umgehen Sie keine Grenzen, suchen Sie nicht nach dem, was anderen gehört, und benutzen Sie den Dienst nicht, um ihm zu schaden.',
  'terms.money.heading': 'Bezahlen',
  'terms.money.later': 'Hier lässt sich noch nichts kaufen. Wie es geht, wird hier stehen, bevor es geht.',
  'terms.money.body':
    'Preise sehen Sie, bevor Sie bestellen. Gezahlt wird über {vendor}. Was Sie wann zurückbekommen, steht unter [Erstattungen](refunds).',
  'terms.money.free': 'Der Dienst ist kostenlos.',
  'terms.limits.heading': 'Grenzen',
  'terms.limits.body': {
    plural: 'count',
    one: 'Ein Besucher kann binnen {per:within} {count:number} Bild machen.',
    other: 'Ein Besucher kann binnen {per:within} {count:number} Bilder machen.',
  },
  'terms.limits.stop':
    'Der Betreiber kann das Herstellen von Bildern für alle anhalten, etwa wenn das Budget eines Tages aufgebraucht ist.',
  'terms.end.heading': 'Beenden',
  'terms.end.visitor': 'Sie können jederzeit aufhören. Zu kündigen gibt es nichts.',
  'terms.end.account': 'Ihr Konto können Sie jederzeit löschen; {grace:span} lang können Sie das zurücknehmen.',
  'terms.end.block':
    'Wer die Regeln bricht, kann ausgeschlossen werden. Der Grund wird genannt, und auf Wunsch sieht ein Mensch noch einmal hin.',
  'terms.liable.heading': 'Haftung',
  'terms.liable.body':
    'Der Dienst wird mit Sorgfalt betrieben, doch weder ein bestimmtes Bild noch ständige Verfügbarkeit ist zugesagt. Was das Recht Ihres Landes Ihnen als Verbraucher gibt, bleibt Ihnen, was immer hier steht; für Vorsatz, grobe Fahrlässigkeit und Schäden an Personen wird nichts ausgeschlossen.',
  'terms.change.heading': 'Wenn sich diese Bedingungen ändern',
  'terms.change.body': 'Eine Änderung erscheint hier mit ihrem Datum. Sie wirkt nicht zurück.',
  'terms.change.notice': 'Eine wichtige wird {time:span} vor ihrer Geltung angekündigt.',

  'use.title': 'Erlaubte Nutzung',
  'use.lead': 'Wofür dieser Dienst nicht da ist.',
  'use.never.heading': 'Nicht erlaubt',
  'use.never.intro': 'Nicht herstellen, hochladen oder verlangen dürfen Sie:',
  'use.never.children': 'Sexuelles mit Kindern oder mit Menschen, die wie Kinder aussehen',
  'use.never.consent': 'Nacktbilder oder sexuelle Bilder wirklicher Menschen',
  'use.never.deceive': 'Bilder wirklicher Menschen oder Ereignisse, die täuschen oder eine Wahl beeinflussen sollen',
  'use.never.hate': 'Aufrufe zu Hass oder Gewalt gegen Menschen dafür, wer sie sind',
  'use.never.harm': 'Anleitung oder Ermunterung zu Waffen, Selbstverletzung oder Straftaten',
  'use.never.private': 'private Daten anderer, etwa Dokumente und Gesichter, die Sie nicht verwenden dürfen',
  'use.never.rights': 'was die Rechte anderer verletzt',
  'use.check.heading': 'Wie geprüft wird',
  'use.check.body':
    '{vendor} prüft Worte und Vorlagen, bevor ein Bild entsteht, und das Bild selbst, wenn es entsteht. Abgelehntes kostet nichts und wird nicht aufbewahrt.',
  'use.check.nobody': 'Kein Mensch bei uns sieht sich dafür Ihre Worte oder Bilder an.',
  'use.check.device': 'Niemand prüft, was Sie auf Ihrem eigenen Gerät machen. Die Regeln einzuhalten liegt bei Ihnen.',
  'use.appeal.heading': 'Wenn wir uns irren',
  'use.appeal.body':
    'Schreiben Sie an [{address}](mailto:{address}) und schicken Sie die Worte noch einmal, denn aufbewahrt wurden sie nicht. Ein Mensch antwortet.',
  'use.report.heading': 'Melden',
  'use.report.body':
    'Schadet Ihnen ein hier gemachtes Bild, so schreiben Sie an [{address}](mailto:{address}) und sagen Sie, wo Sie es gesehen haben.',

  'refunds.title': 'Erstattungen',
  'refunds.lead': 'Wann Sie Geld oder Guthaben zurückbekommen.',
  'refunds.later.heading': 'Heute',
  'refunds.later':
    'Hier lässt sich noch nichts kaufen, also gibt es nichts zu erstatten. Was folgt, gilt, sobald Zahlungen möglich sind.',
  'refunds.credit.heading': 'Ein Bild, das nicht kam',
  'refunds.credit.body':
    'Ein Bild, das misslingt, von der Sicherheitsprüfung abgelehnt oder rechtzeitig abgebrochen wird, kostet kein Guthaben. Was dafür zurückgelegt war, ist sofort wieder frei.',
  'refunds.money.heading': 'Ein Kauf, den Sie bereuen',
  'refunds.money.body':
    'Nicht verbrauchtes Guthaben wird erstattet, solange das Recht Ihres Landes Ihnen den Widerruf eines Kaufs erlaubt. Schreiben Sie von der Adresse Ihres Kontos an [{address}](mailto:{address}).',
  'refunds.used.heading': 'Verbrauchtes Guthaben',
  'refunds.used.body':
    'Ein geliefertes Bild wird nicht erstattet, es sei denn, es war nicht das, was die Seite angekündigt hatte.',
  'refunds.how.heading': 'Wie gezahlt wird',
  'refunds.how.body': 'Das Geld geht den Weg zurück, den es kam, über {vendor}. Ihre Karte sehen wir nie.',

  'ip.title': 'Urheberrecht und Entfernung',
  'ip.lead': 'Wenn hier etwas Ihre Rechte verletzt.',
  'ip.what.heading': 'Was hier sein kann',
  'ip.what.body':
    'Bilder sieht nur, wer sie gemacht hat. Es gibt keine öffentliche Galerie und keine Adresse, die andere öffnen könnten.',
  'ip.what.time': 'Ein Bild bleibt höchstens {lifetime:span}; es kann also weg sein, bevor Ihre Nachricht ankommt.',
  'ip.notice.heading': 'So melden Sie es',
  'ip.notice.intro': 'Schreiben Sie an [{address}](mailto:{address}), mit:',
  'ip.notice.work': 'dem Werk oder Recht, das Ihnen zusteht, und auf welche Weise',
  'ip.notice.where': 'dem Fundort der Verletzung, mit Adresse oder Kopie',
  'ip.notice.who': 'Ihrem Namen und wie wir Sie erreichen',
  'ip.notice.truth': 'der Erklärung, dass Ihre Angaben stimmen und Sie für den Inhaber handeln dürfen',
  'ip.notice.sign': 'Ihrer Unterschrift; ein getippter Name genügt',
  'ip.then.heading': 'Was dann geschieht',
  'ip.then.body':
    'Ein Mensch sieht es sich an. Was Rechte verletzt, wird entfernt, falls es noch hier ist, und wer es gemacht hat, erfährt davon, soweit wir ihn erreichen können.',
  'ip.then.counter':
    'Wer es gemacht hat, kann mit denselben Angaben widersprechen und sagen, warum die Meldung irrt. Den Widerspruch geben wir an Sie weiter.',
  'ip.then.repeat': 'Wer immer wieder Rechte verletzt, wird ausgeschlossen.',
  'ip.model.heading': 'Modelle',
  'ip.model.body': 'Die Modelle stammen von {makers:list}. Womit sie trainiert wurden, haben deren Hersteller zu beantworten.',
};
