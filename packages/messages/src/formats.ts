import type { MicroUsd, Milliseconds } from '@candid/kernel';

/** Locale-aware writing of the values that occur in messages. */
export type Formats = {
  readonly number: (value: number) => string;
  /** Decimal units, as providers and browsers state sizes: `1.5 MB`. */
  readonly bytes: (value: number) => string;
  /** The two largest units that matter: `58 min`, `1 hr, 5 min`, `41 sec`. Rounds down, so it never promises too long. */
  readonly duration: (value: Milliseconds) => string;
  /** A fixed span in full words, without loss to the second: `1 hour`, `7 minutes`, `1 hour, 30 minutes`. */
  readonly span: (value: Milliseconds) => string;
  /** The same as it stands after "within" or "after", for languages that bend it then: `1 hour`, in German `30 Tagen`. */
  readonly within: (value: Milliseconds) => string;
  readonly money: (value: MicroUsd) => string;
  /** Wall-clock time with seconds: `14:32:07`. */
  readonly time: (value: Date) => string;
  readonly date: (value: Date) => string;
  /** `a, b, and c` */
  readonly list: (values: readonly string[]) => string;
};

/** Made when first asked for, since Intl takes its time, and then kept. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const unitFormats = (locale: string, unitDisplay: 'short' | 'long') => {
  const made = new Map<string, Intl.NumberFormat>();
  return (unit: string): Intl.NumberFormat => {
    const format = made.get(unit) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
    made.set(unit, format);
    return format;
  };
};

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

const bytesWriter = (locale: string) => (value: number) => {
  const step = value < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(value) / 3));
  const unit = BYTE_UNITS[step] ?? 'byte';
  const amount = value / 1000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(amount);
};

type TimeUnit = 'day' | 'hour' | 'minute' | 'second';

const splitDuration = (value: Milliseconds): [number, TimeUnit][] => {
  const seconds = Math.max(0, Math.floor(value / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (seconds < 60) return [[seconds, 'second']];
  if (minutes < 60) return [[minutes, 'minute']];
  if (hours < 24)
    return [
      [hours, 'hour'],
      [minutes % 60, 'minute'],
    ];
  return [
    [Math.floor(hours / 24), 'day'],
    [hours % 24, 'hour'],
  ];
};

const durationWriter = (locale: string) => {
  const formatOf = unitFormats(locale, 'short');
  const list = once(() => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));
  return (value: Milliseconds): string => {
    const parts = splitDuration(value).filter(([amount], index) => index === 0 || amount > 0);
    return list().format(parts.map(([amount, unit]) => formatOf(unit).format(amount)));
  };
};

const UNITS: readonly (readonly [TimeUnit | 'year', Milliseconds])[] = [
  ['year', 365 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

const spanWriter = (locale: string) => {
  const formatOf = unitFormats(locale, 'long');
  const list = once(() => new Intl.ListFormat(locale, { type: 'unit', style: 'long' }));
  return (value: Milliseconds): string => {
    let rest = Math.max(0, Math.floor(value / 1_000) * 1_000);
    const parts: string[] = [];
    for (const [unit, size] of UNITS) {
      const amount = Math.floor(rest / size);
      rest -= amount * size;
      if (amount > 0 || (unit === 'second' && parts.length === 0)) parts.push(formatOf(unit).format(amount));
    }
    return list().format(parts);
  };
};

/** Dative plurals, as German prepositions ask for them. */
const bendGerman = (span: string): string => span.replace(/\b(Jahre|Tage)\b/g, '$1n');

/** Money below ten cents keeps a third decimal: provider prices are fractions of a cent. */
const moneyWriter = (locale: string) => {
  const formatOf = (maximumFractionDigits: number) =>
    once(() => new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits }));
  const [fine, plain] = [formatOf(3), formatOf(2)];
  return (value: MicroUsd): string => {
    const dollars = value / 1_000_000;
    return (dollars !== 0 && Math.abs(dollars) < 0.1 ? fine() : plain()).format(dollars);
  };
};

/**
 * Writers for one locale. Without a time zone the machine's own is used: pass `UTC` where server and browser must
 * write the same text.
 */
export const createFormats = (locale: string, timeZone?: string): Formats => {
  const zone = timeZone === undefined ? {} : { timeZone };
  const number = once(() => new Intl.NumberFormat(locale));
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const time = once(() => new Intl.DateTimeFormat(locale, { ...clock, ...zone }));
  const date = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...zone }));
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const span = spanWriter(locale);
  return {
    number: (value) => number().format(value),
    bytes: bytesWriter(locale),
    duration: durationWriter(locale),
    span,
    within: (value) => (locale.startsWith('de') ? bendGerman(span(value)) : span(value)),
    money: moneyWriter(locale),
    time: (value) => time().format(value),
    date: (value) => date().format(value),
    list: (values) => list().format(values),
  };
};
