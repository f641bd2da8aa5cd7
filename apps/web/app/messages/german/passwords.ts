import type { TranslationOf } from '@candid/messages';
import type { passwordMessages } from '../passwords.ts';

export const germanPasswords: Partial<TranslationOf<typeof passwordMessages>> = {
  'signIn.lead': 'Mit einem Konto nehmen Sie, was auf diesem Gerät entstanden ist, auf Ihre anderen Geräte mit.',
  'signIn.submit': 'Anmelden',
  'signIn.forgot': 'Ich habe mein Passwort vergessen',
  'signIn.new': 'Konto eröffnen',
  'signIn.or': 'Oder mit Google',

  'password.email': 'E-Mail-Adresse',
  'password.email.hint': 'Dorthin schicken wir eine E-Mail.',
  'password.password': 'Passwort',
  'password.new': 'Neues Passwort',
  'password.present': 'Jetziges Passwort',
  'password.new.hint':
    'Mindestens {minimum:number} Zeichen, beliebige. Es wird nur in einer Form aufbewahrt, aus der es sich nicht zurücklesen lässt.',
  'password.inbox': 'Ein Stellvertreter auf diesem Rechner nimmt alle E-Mails an: Sehen Sie in seinen Posteingang.',

  'signUp.page': 'Candid: Konto eröffnen',
  'signUp.heading': 'Konto eröffnen',
  'signUp.lead':
    'Zuerst fragen wir, ob die Adresse Ihnen gehört: mit einem Link in einer E-Mail. Das Passwort wählen Sie danach.',
  'signUp.submit': 'E-Mail schicken',
  'signUp.known': 'Ich habe ein Konto',
  'signUp.sent.title': 'Eine E-Mail ist unterwegs.',
  'signUp.sent':
    'Öffnen Sie den Link darin und wählen Sie ein Passwort. Kommt sie nicht in ein paar Minuten, sehen Sie dort nach, wo unerwünschte Post landet, oder fragen Sie noch einmal.',
  'signUp.again': 'Noch einmal fragen',

  'finish.page': 'Candid: Passwort wählen',
  'finish.heading': 'Ihre Adresse ist bestätigt',
  'finish.lead': 'Eines fehlt noch: ein Passwort.',
  'finish.name': 'Name',
  'finish.name.hint': 'Sie können ihn leer lassen und jederzeit ändern.',
  'finish.submit': 'Mein Konto eröffnen',

  'forgot.page': 'Candid: Passwort vergessen',
  'forgot.heading': 'Neues Passwort wählen',
  'forgot.lead':
    'Wir schicken eine E-Mail mit einem Link an die Adresse Ihres Kontos. Bis Sie ihn nutzen, gilt Ihr Passwort weiter.',
  'forgot.submit': 'E-Mail schicken',
  'forgot.sent.title': 'Gehört zu der Adresse ein Konto, so ist eine E-Mail unterwegs.',
  'forgot.sent':
    'Der Link darin gilt {lifetime:span}. Wer ein Konto hat, sagen wir hier nicht; deshalb sieht diese Seite für alle gleich aus.',

  'reset.page': 'Candid: neues Passwort',
  'reset.heading': 'Neues Passwort wählen',
  'reset.lead': 'Danach sind Sie hier angemeldet und überall sonst abgemeldet.',
  'reset.submit': 'Dieses Passwort nehmen',

  'link.spent.newLink': 'Neuen Link anfordern',
  'link.spent.signIn': 'Anmelden',

  'address.confirm.page': 'Candid: Adresse bestätigen',
  'address.confirm.heading': 'Ist das Ihre neue Adresse?',
  'address.confirm.lead':
    'Mit Ihrem Ja gehört das Konto zu ihr. Die bisherige Adresse erfährt es und kann es {lifetime:span} lang zurücknehmen.',
  'address.confirm.submit': 'Ja, diese Adresse nehmen',
  'address.confirmed.title': 'Das Konto gehört jetzt zur neuen Adresse.',
  'address.confirmed': 'Melden Sie sich ab jetzt mit ihr an. Das Passwort ist dasselbe.',
  'address.undo.page': 'Candid: Änderung zurücknehmen',
  'address.undo.heading': 'Änderung zurücknehmen?',
  'address.undo.lead':
    'Das Konto gehört wieder zu Ihrer Adresse, alle werden abgemeldet, und das jetzige Passwort gilt nicht mehr. Eine E-Mail mit einem Link für ein neues kommt sofort.',
  'address.undo.submit': 'Ja, zurücknehmen',
  'address.undone.title': 'Das Konto gehört wieder zu Ihrer Adresse.',
  'address.undone': 'Eine E-Mail mit einem Link für ein neues Passwort ist dorthin unterwegs.',

  'account.address.change': 'Adresse ändern',
  'account.password.change': 'Passwort ändern',
  'account.address.page': 'Candid: Adresse ändern',
  'account.address.heading': 'Ihre Adresse ändern',
  'account.address.lead': 'Die neue Adresse muss durch eine E-Mail bestätigt werden. Die jetzige erfährt davon.',
  'account.address.new': 'Neue E-Mail-Adresse',
  'account.address.submit': 'E-Mail schicken',
  'account.address.sent.title': 'Eine E-Mail ist an die neue Adresse unterwegs.',
  'account.address.sent': 'Die Änderung gilt, sobald ihr Link bestätigt ist. Bis dahin bleibt alles, wie es ist.',
  'account.password.page': 'Candid: Passwort ändern',
  'account.password.heading': 'Ihr Passwort ändern',
  'account.password.lead': 'Alle anderen Anmeldungen enden, und eine E-Mail sagt es Ihnen.',
  'account.password.submit': 'Passwort ändern',
  'account.back': 'Zum Konto',
};
