import type { Milliseconds } from '@candid/kernel';

/** Joins words as a German sentence does: "a", "a und b", "a, b und c". */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`;

/** Whole numbers as German writes them. */
export const count = (n: number): string => n.toLocaleString('de-DE');

/** A number with its noun in the right form. */
export const counted = (n: number, ...[one, other]: [string, string]): string => `${count(n)} ${n === 1 ? one : other}`;

/** Each unit: its size, its name, and its plural, plain and as it stands after "nach" or "binnen". */
const UNITS: readonly (readonly [Milliseconds, string, string, string])[] = [
  [365 * 86_400_000, 'Jahr', 'Jahre', 'Jahren'],
  [86_400_000, 'Tag', 'Tage', 'Tagen'],
  [3_600_000, 'Stunde', 'Stunden', 'Stunden'],
  [60_000, 'Minute', 'Minuten', 'Minuten'],
  [1_000, 'Sekunde', 'Sekunden', 'Sekunden'],
  [1, 'Millisekunde', 'Millisekunden', 'Millisekunden'],
];

const write = (time: Milliseconds, { bent, from }: { readonly bent: boolean; readonly from: string }): string => {
  const units = UNITS.slice(UNITS.findIndex(([, name]) => name === from));
  const parts: string[] = [];
  let rest = time;
  for (const [size, one, plain, dative] of units) {
    const n = Math.floor(rest / size);
    if (n > 0) parts.push(counted(n, one, bent ? dative : plain));
    rest -= n * size;
  }
  return parts.length === 0 ? `0 ${UNITS.at(-1)?.[2]}` : list(parts);
};

/** A span of time without loss: "1 Stunde", "30 Tage". `from` keeps a promise in the unit it was made in. */
export const span = (time: Milliseconds, from: 'Jahr' | 'Stunde' = 'Jahr'): string => write(time, { bent: false, from });

/** The same as it stands after "nach" or "binnen": "30 Tagen". */
export const within = (time: Milliseconds, from: 'Jahr' | 'Stunde' = 'Jahr'): string => write(time, { bent: true, from });

const TERMS: Readonly<Record<string, string>> = {
  'the operator': 'der Betreiber',
  status: 'Stand der Zahlung',
  'last-four-digits': 'letzte vier Ziffern',
  reference: 'Referenz',
  'billing-country': 'Rechnungsland',
  plan: 'Tarif',
  amount: 'Betrag',
  page_view: 'Seitenaufruf',
  feature_used: 'genutzte Funktion',
  session_length: 'Dauer der Sitzung',
  device_class: 'Geräteklasse',
  browser_family: 'Browserfamilie',
  minute: 'Minute',
  timing: 'Ladezeiten',
  access: 'Auskunft',
  rectification: 'Berichtigung',
  erasure: 'Löschung',
  restriction: 'Einschränkung',
  portability: 'Datenübertragbarkeit',
  objection: 'Widerspruch',
  'consent-withdrawal': 'Widerruf einer Einwilligung',
  complaint: 'Beschwerde',
  essential: 'notwendige',
  analytics: 'Statistik',
  preference: 'Einstellungen',
  hosting: 'Hosting',
  'image-generation': 'Bilder herstellen',
  moderation: 'Sicherheitsprüfung',
  mail: 'E-Mails zustellen',
  payment: 'Zahlung',
  'European Economic Area': 'Europäischer Wirtschaftsraum',
  'United Kingdom': 'Vereinigtes Königreich',
  Switzerland: 'Schweiz',
  California: 'Kalifornien',
  Brazil: 'Brasilien',
};

/** A word of a policy in German; one that is not known here is an operator's own and stays. */
export const term = (word: string): string => TERMS[word] ?? word;
