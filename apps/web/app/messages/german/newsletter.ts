import type { TranslationOf } from '@candid/messages';
import type { newsletterMessages } from '../newsletter.ts';

export const germanNewsletter: Partial<TranslationOf<typeof newsletterMessages>> = {
  'newsletter.link': 'Neuigkeiten per E-Mail',
  'newsletter.page': 'Candid: Neuigkeiten per E-Mail',
  'newsletter.heading': 'Neuigkeiten per E-Mail',
  'newsletter.what':
    'Neues von diesem Dienst und Angebote. Beides bekommt nur, wer darum gebeten hat, und in jeder E-Mail genügt ein Klick zum Abbestellen, auch ohne Anmeldung.',
  'newsletter.address': 'Ihre E-Mail-Adresse',
  'newsletter.address.hint': 'Wir schreiben einmal dorthin und fragen nach. Ohne ein Ja von dort kommt nichts weiter.',
  'newsletter.submit': 'Bestätigung anfordern',
  'newsletter.sent.title': 'Eine E-Mail ist unterwegs.',
  'newsletter.sent': 'Darin fragen wir, ob Sie unsere Neuigkeiten möchten. Der Link gilt {lifetime:span} und nur einmal.',
  'newsletter.again': 'Andere Adresse angeben',
  'newsletter.confirm.heading': 'Möchten Sie unsere Neuigkeiten?',
  'newsletter.confirm.submit': 'Ja, schicken Sie mir Neuigkeiten',
  'newsletter.confirm.spent': 'Er gilt nur einmal und {lifetime:span} lang. Fordern Sie einen neuen an.',
  'newsletter.confirmed.title': 'Sie bekommen unsere Neuigkeiten.',
  'newsletter.confirmed': 'Ihr Ja ist festgehalten. Mit dem Link am Ende jeder E-Mail nehmen Sie es zurück.',
  'newsletter.leave.heading': 'Keine Neuigkeiten mehr an diese Adresse?',
  'newsletter.leave.lead': 'Ein Klick widerruft die Einwilligung; dann schicken wir keine mehr dorthin.',
  'newsletter.leave.submit': 'Keine Neuigkeiten mehr schicken',
  'newsletter.leave.unknown': 'Dieser Link ist nicht vollständig.',
  'newsletter.leave.unknown.advice':
    'Kopieren Sie ihn noch einmal ganz aus der E-Mail. Mit einem Konto können Sie die Neuigkeiten auch auf dessen Seite abbestellen.',
  'newsletter.left.title': 'Keine Neuigkeiten mehr.',
  'newsletter.left': 'Das ist festgehalten. An diese Adresse schicken wir keine mehr.',
  'newsletter.account.want': 'Neuigkeiten per E-Mail schicken',
  'newsletter.account.save': 'Auswahl speichern',
  'newsletter.account.restricted': 'Ihre Daten dürfen zurzeit nicht verwendet werden: Wir schicken keine Neuigkeiten.',
};
