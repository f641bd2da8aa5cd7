import type { TranslationOf } from '@candid/messages';
import type { english } from './words.ts';

/** The letters in German, addressed as "Sie" throughout. */
export const german: TranslationOf<typeof english> = {
  'letter.footer':
    'Gesendet von {site}, weil dort jemand diese Adresse angegeben hat. Antworten auf diese Nachricht liest niemand.',
  'letter.button': 'Falls der Knopf nicht funktioniert, öffnen Sie diese Adresse:',

  'sign-up.subject': 'Bestätigen Sie Ihre Adresse',
  'sign-up.body': 'Jemand, vermutlich Sie selbst, möchte mit dieser Adresse ein Konto bei {site} eröffnen.',
  'sign-up.more':
    'Öffnen Sie den Link und wählen Sie ein Passwort: Dann gehört das Konto Ihnen. Der Link gilt {lifetime:span} und nur einmal.',
  'sign-up.action': 'Adresse bestätigen und Passwort wählen',
  'sign-up.note':
    'Falls Sie das nicht waren, müssen Sie nichts tun. Es gibt kein Konto, und was wir von dieser Adresse haben, verschwindet von selbst.',

  'sign-up-known.subject': 'Sie haben schon ein Konto',
  'sign-up-known.body':
    'Jemand, vermutlich Sie selbst, wollte mit dieser Adresse ein Konto bei {site} eröffnen. Sie hat aber schon eines.',
  'sign-up-known.more': 'Melden Sie sich damit an. Falls Sie das Passwort vergessen haben, können Sie dort ein neues anfordern.',
  'sign-up-known.action': 'Anmelden',
  'sign-up-known.note':
    'Falls Sie das nicht waren, müssen Sie nichts tun: Es wurde nichts geändert, und wer es auch war, hat nichts erfahren.',

  'reset.subject': 'Wählen Sie ein neues Passwort',
  'reset.body': 'Jemand, vermutlich Sie selbst, hat ein neues Passwort für Ihr Konto bei {site} angefordert.',
  'reset.more': 'Der Link gilt {lifetime:span} und nur einmal. Mit dem neuen Passwort werden Sie überall abgemeldet.',
  'reset.action': 'Neues Passwort wählen',
  'reset.note': 'Falls Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.',

  'password-changed.subject': 'Ihr Passwort wurde geändert',
  'password-changed.body': 'Das Passwort Ihres Kontos bei {site} wurde am {at:date} um {at:time} UTC geändert.',
  'password-changed.more': 'Wer mit dem früheren Passwort angemeldet war, ist jetzt abgemeldet.',
  'password-changed.action': 'Das war ich nicht: anderes Passwort wählen',
  'password-changed.note': 'Falls Sie es selbst waren, müssen Sie nichts tun.',

  'address-confirm.subject': 'Bestätigen Sie Ihre neue Adresse',
  'address-confirm.body': 'Das Konto einer anderen Adresse bei {site} soll künftig zu dieser gehören.',
  'address-confirm.more': 'Öffnen Sie den Link und stimmen Sie zu. Er gilt {lifetime:span} und nur einmal.',
  'address-confirm.action': 'Diese Adresse bestätigen',
  'address-confirm.note': 'Falls Sie davon nichts wissen, müssen Sie nichts tun: Es ändert sich nichts.',

  'address-taken.subject': 'Zu dieser Adresse gibt es schon ein Konto',
  'address-taken.body':
    'Jemand, vermutlich Sie selbst, wollte diese Adresse für ein anderes Konto bei {site} verwenden. Sie hat aber schon eines.',
  'address-taken.more': 'Eine Adresse gehört immer nur zu einem Konto. Es wurde nichts geändert.',
  'address-taken.action': 'Mit dieser Adresse anmelden',
  'address-taken.note': 'Falls Sie davon nichts wissen, müssen Sie nichts tun.',

  'address-asked.subject': 'Ihre Adresse soll geändert werden',
  'address-asked.body':
    'Jemand, der Ihr Passwort kennt, hat am {at:date} um {at:time} UTC für Ihr Konto bei {site} eine andere Adresse angegeben.',
  'address-asked.more':
    'Sie gilt, sobald die Nachricht an die andere Adresse bestätigt ist. Dann sagen wir Ihnen Bescheid, und Sie können es zurücknehmen.',
  'address-asked.action': 'Das war ich nicht: anderes Passwort wählen',
  'address-asked.note': 'Falls Sie es selbst waren, ist hier nichts zu tun.',

  'address-changed.subject': 'Ihre Adresse wurde geändert',
  'address-changed.body':
    'Ihr Konto bei {site} gehört seit dem {at:date}, {at:time} UTC, zu einer anderen Adresse. An diese hier schreiben wir jetzt zum letzten Mal.',
  'address-changed.more':
    'Mit dem Link können Sie das {lifetime:span} lang zurücknehmen. Dabei werden alle abgemeldet, und das jetzige Passwort gilt nicht mehr.',
  'address-changed.action': 'Zurücknehmen',
  'address-changed.note': 'Falls Sie es selbst waren, müssen Sie nichts tun.',

  'address-welcome.subject': 'Ihr Konto hat jetzt diese Adresse',
  'address-welcome.body': 'Ihr Konto bei {site} gehört seit dem {at:date}, {at:time} UTC, zu dieser Adresse.',
  'address-welcome.more': 'Melden Sie sich von jetzt an mit ihr an. Auch an die frühere Adresse haben wir geschrieben.',
  'address-welcome.action': 'Zu Ihrem Konto',
  'address-welcome.note': 'Das Passwort ist dasselbe wie vorher.',

  'letter-received.subject': 'Ihre Nachricht ist angekommen',
  'letter-received.body': 'Eine Nachricht von dieser Adresse ist bei den Menschen hinter {site} angekommen. Vielen Dank.',
  'letter-received.more':
    'Wir wollen sie bis zum {due:date}, {due:time} UTC, beantworten. Wenn Sie etwas ergänzen möchten, schreiben Sie an {address}.',
  'letter-received.action': 'Wie schnell wir antworten',
  'letter-received.note':
    'Falls Sie uns nicht geschrieben haben, hat jemand Ihre Adresse angegeben. Sie müssen nichts tun, und wir verwenden sie für nichts anderes.',
  'policy-change.subject': 'Neue Datenschutzerklärung ab {from:date}',
  'policy-change.body':
    'Die Datenschutzerklärung von {site} hat eine neue Fassung, die vom {version:date}. Sie gilt ab {from:date}; bis dahin gilt die bisherige.',
  'policy-change.more': 'Diese Seiten ändern sich: {pages:list}. Sie können jede Änderung Zeile für Zeile nachlesen.',
  'policy-change.action': 'Lesen, was sich ändert',
  'policy-change.note':
    'Wenn Sie den Dienst nach dem {from:date} weiter nutzen, stimmen Sie der neuen Fassung zu. Möchten Sie das nicht, können Sie Ihr Konto vorher löschen.',

  'address-returned.subject': 'Zu dieser Adresse gehört kein Konto mehr',
  'address-returned.body':
    'Ein Konto bei {site} war auf diese Adresse geändert worden. Am {at:date} um {at:time} UTC wurde das von der früheren Adresse aus zurückgenommen.',
  'address-returned.more': 'Dort wurden alle abgemeldet. An diese Adresse schreiben wir jetzt zum letzten Mal.',
  'address-returned.action': 'Mit dieser Adresse ein Konto anlegen',
  'address-returned.note': 'Falls Sie davon nichts wissen, müssen Sie nichts tun.',

  'newsletter-confirm.subject': 'Bestätigen Sie, dass Sie Neuigkeiten möchten',
  'newsletter-confirm.body':
    'Jemand, vermutlich Sie selbst, hat bei {site} darum gebeten, Neuigkeiten an diese Adresse zu schicken.',
  'newsletter-confirm.more':
    'Öffnen Sie den Link und sagen Sie Ja. Er gilt {lifetime:span} und nur einmal. In jeder Ausgabe können Sie sich wieder abmelden.',
  'newsletter-confirm.action': 'Ja, schicken Sie mir Neuigkeiten',
  'newsletter-confirm.note':
    'Falls Sie das nicht waren, müssen Sie nichts tun: Es kommen keine Neuigkeiten, und was wir von dieser Adresse haben, verschwindet von selbst.',

  'updates-confirm.subject': 'Bestätigen Sie, dass Sie von Neuerungen hören möchten',
  'updates-confirm.body':
    'Jemand, vermutlich Sie selbst, hat uns geschrieben, um per E-Mail zu erfahren, wenn sich auf {site} etwas ändert.',
  'updates-confirm.more':
    'Antworten Sie auf diese Nachricht, gern ohne ein Wort, oder schreiben Sie an {address}: Das ist Ihr Ja. Es gilt {lifetime:span} und nur einmal. Danach bekommen Sie eine Nachricht für jede Änderung, und mit jeder können Sie sich wieder abmelden.',
  'updates-confirm.action': 'Per E-Mail Ja sagen',
  'updates-confirm.note':
    'Falls Sie das nicht waren, müssen Sie nichts tun: Es kommt nichts mehr, und was wir von dieser Adresse haben, verschwindet von selbst.',

  'update.change':
    'Die Datenschutzerklärung von {site} hat eine neue Fassung, die vom {version:date}. Sie gilt ab dem {from:date}; bis dahin gilt die bisherige.',
  'update.pages': 'Diese Seiten ändern sich: {pages:list}. Zu lesen sind sie auf {link}.',
  'update.why':
    'Sie bekommen diese Nachricht, weil Sie uns gebeten haben, Ihnen zu schreiben, wenn sich auf {site} etwas ändert.',
  'update.leave': 'Keine weiteren Nachrichten: Schicken Sie eine leere E-Mail an {address}',

  'newsletter.why': 'Sie bekommen diese Nachricht, weil Sie {site} um Neuigkeiten gebeten haben.',
  'newsletter.leave': 'Keine weiteren Neuigkeiten',

  'new-device.subject': 'Anmeldung von einem neuen Gerät',
  'new-device.body':
    'Am {at:date} um {at:time} UTC hat sich jemand in Ihrem Konto bei {site} mit einem Gerät angemeldet, das wir noch nicht kannten: {device}.',
  'new-device.more': 'Auf der Kontoseite sehen Sie alle Sitzungen und können jede beenden.',
  'new-device.action': 'Das war ich nicht: anderes Passwort wählen',
  'new-device.note': 'Falls Sie es selbst waren, müssen Sie nichts tun.',
  'new-device.unknown': 'ein Browser, der nicht sagt, welcher er ist',

  'relayed-letter.subject.privacy': 'Formular {site}: Daten und Rechte',
  'relayed-letter.subject.technical': 'Formular {site}: etwas geht nicht',
  'relayed-letter.subject.general': 'Formular {site}: etwas anderes',
  'relayed-letter.from':
    'Jemand hat das in das Formular bei {site} geschrieben. Wer es war, weiß dort niemand, und nichts davon bleibt dort: Dies ist das einzige Exemplar.',
  'relayed-letter.due':
    'Eine Antwort geht an die angegebene Adresse. Die Website hat sie bis zum {due:date}, {due:time} UTC, angekündigt; nur diese E-Mail hält die Zeit fest.',
  'relayed-letter.unanswerable': 'Es wurde keine Adresse angegeben, also wartet niemand auf eine Antwort.',
};
