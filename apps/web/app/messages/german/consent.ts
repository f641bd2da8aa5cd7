import type { TranslationOf } from '@candid/messages';
import type { consentMessages } from '../consent.ts';

export const germanConsent: Partial<TranslationOf<typeof consentMessages>> = {
  'consent.link': 'Cookie-Auswahl',
  'consent.page': 'Candid: Cookie-Auswahl',
  'consent.title': {
    plural: 'count',
    one: 'Eines entscheiden Sie selbst.',
    other: '{count:number} Dinge entscheiden Sie selbst.',
  },
  'consent.lead': {
    plural: 'count',
    one: 'Candid funktioniert auch ohne genauso, und nichts davon geschieht, bevor Sie zustimmen.',
    other: 'Candid funktioniert ohne sie genauso, und nichts davon geschieht, bevor Sie zustimmen.',
  },
  'consent.analytics': 'Besuche zählen',
  'consent.analytics.third':
    '{vendors:list} würde erfahren, {events:list} und {details:list}; niemals, was Sie schreiben oder wer Sie sind.',
  'consent.analytics.first': 'Wir selbst würden festhalten, {events:list}, und niemandem davon erzählen.',
  'consent.preference': 'Einstellungen merken',
  'consent.preference.what': 'Ihre Sprache und das Licht, das Sie wählen, wären beim nächsten Besuch noch eingestellt.',
  'consent.event.page': 'welche Seiten Sie öffnen',
  'consent.event.feature': 'was Sie dort benutzen',
  'consent.event.length': 'wie lange ein Besuch dauert',
  'consent.detail.device': 'ob auf einem Telefon, einem Tablet oder einem Computer',
  'consent.refuse': { plural: 'count', one: 'Nein', other: 'Nein zu allem' },
  'consent.accept': { plural: 'count', one: 'Ja', other: 'Ja zu allem' },
  'consent.more': { plural: 'count', one: 'Mehr dazu', other: 'Einzeln auswählen' },
  'consent.recorded': 'Ihre Auswahl ist vermerkt.',
  'consent.recorded.body': 'Sie können sie jederzeit ändern, unter „Cookie-Auswahl“ am Fuß jeder Seite.',

  'consent.essential': 'Was die Website braucht',
  'consent.essential.what':
    'Wer angemeldet ist, welche Sitzung Ihre ist, und diese Auswahl. Ohne das geht nichts, deshalb ist es immer an.',
  'consent.essential.always': 'immer an',
  'consent.cookies': 'Cookies: {cookies:list}.',
  'consent.cookie': '{name} ({lifetime:span})',
  'consent.cookie.session': '{name} (bis Sie den Browser schließen)',
  'consent.yes': 'Ja',
  'consent.no': 'Nein',
  'consent.save': 'Diese Auswahl speichern',

  'consent.gpc.title': 'Ihr Browser hat schon geantwortet: Global Privacy Control.',
  'consent.gpc.body': 'Er bittet uns, Sie nicht zu zählen. Daran halten wir uns, was auch immer hier gewählt wurde oder wird.',
  'consent.gpc.closed': 'von Ihrem Browser abgelehnt',
  'consent.gpc.foot': 'Global Privacy Control empfangen und beachtet',

  'consent.receipt': 'Ihre Auswahl',
  'consent.receipt.none': 'noch keine, also nein',
  'consent.receipt.granted': 'ja',
  'consent.receipt.refused': 'nein',
  'consent.receipt.withdrawn': 'zurückgenommen',
  'consent.receipt.at': 'Vermerkt',
  'consent.receipt.moment': '{at:date}, {time:time}',
  'consent.receipt.facts': 'Sachstand',
  'consent.receipt.changed': 'Seitdem hat sich geändert, worum es geht. Nichts davon geschieht, bis Sie neu wählen.',
};
