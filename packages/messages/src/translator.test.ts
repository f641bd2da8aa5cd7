import { expect, test } from 'vitest';
import { compareCatalogues, defineMessages } from './message.ts';
import { pseudoTranslation } from './pseudo.ts';
import { createTranslator } from './translator.ts';

const catalogue = defineMessages({
  plain: 'Nothing is left',
  left: 'Deleted in {left:duration}',
  images: { plural: 'count', one: '{count:number} image', other: '{count:number} images' },
  destroyed: 'Destroyed at {at:time}',
  size: '{name} is {size:bytes}',
  cost: 'It costs us {cost:money}',
});
const { t, format } = createTranslator('en', catalogue, { timeZone: 'UTC' });

test('parameters are written by their kind', () => {
  expect(t('plain')).toBe('Nothing is left');
  expect(t('left', { left: 41 * 60_000 + 59_999 })).toBe('Deleted in 41 min');
  expect(t('destroyed', { at: new Date('2026-11-21T14:32:07Z') })).toBe('Destroyed at 14:32:07');
  expect(t('size', { name: 'It', size: 1_500_000 })).toBe('It is 1.5 MB');
  expect(t('cost', { cost: 53_000 })).toBe('It costs us $0.053');
});

test('plurals follow the language', () => {
  expect(t('images', { count: 1 })).toBe('1 image');
  expect(t('images', { count: 1200 })).toBe('1,200 images');
});

test('durations round down and name at most two units', () => {
  expect([0, 59_999, 60_000, 3_600_000, 3_900_000, 90_000_000].map(format.duration)).toEqual([
    '0 sec',
    '59 sec',
    '1 min',
    '1 hr',
    '1 hr, 5 min',
    '1 day, 1 hr',
  ]);
});

test('spans are written in full and lose nothing', () => {
  expect([0, 60_000, 420_000, 3_600_000, 5_400_000, 30 * 86_400_000, 7 * 365 * 86_400_000].map(format.span)).toEqual([
    '0 seconds',
    '1 minute',
    '7 minutes',
    '1 hour',
    '1 hour, 30 minutes',
    '30 days',
    '7 years',
  ]);
});

test('keys and parameters are checked by type', () => {
  // @ts-expect-error a key that is not in the catalogue
  expect(() => t('absent')).toThrow();
  // @ts-expect-error a duration is a number of milliseconds
  t('left', { left: 'soon' });
  // @ts-expect-error a parameter is missing
  t('size', { name: 'It' });
});

test('the pseudo language keeps keys and placeholders', () => {
  const pseudo = createTranslator('en', pseudoTranslation(catalogue) as typeof catalogue);
  expect(pseudo.t('left', { left: 60_000 })).toBe('⟦Déeléetéed îin 1 min⟧');
  expect(pseudo.t('images', { count: 2 })).toBe('⟦2 îimåagées⟧');
});

const german = createTranslator('de', catalogue, {
  timeZone: 'UTC',
  translation: {
    left: 'Wird in {left:duration} gelöscht',
    images: { plural: 'count', one: '{count:number} Bild', other: '{count:number} Bilder' },
    cost: 'Das kostet uns {cost:money}',
  },
});

test('another language has its own texts, plurals, numbers and money; what it lacks is read in the source', () => {
  expect(german.t('images', { count: 1 })).toBe('1 Bild');
  expect(german.t('images', { count: 1200 })).toBe('1.200 Bilder');
  expect(german.t('cost', { cost: 2_500_000 })).toBe('Das kostet uns 2,50\u00a0$');
  expect(german.t('plain')).toBe('Nothing is left');
  expect(german.format.date(new Date('2026-04-05T00:00:00Z'))).toBe('5. April 2026');
  expect(german.format.list(['a', 'b', 'c'])).toBe('a, b und c');
});

test('German bends a span after a preposition', () => {
  const days = 86_400_000;
  expect([3_600_000, days, 30 * days, 7 * 365 * days].map(german.format.within)).toEqual([
    '1 Stunde',
    '1 Tag',
    '30 Tagen',
    '7 Jahren',
  ]);
  expect(german.format.span(30 * days)).toBe('30 Tage');
  expect(format.within(30 * days)).toBe('30 days');
});

test('a language with more plural forms than two uses each', () => {
  const polish = createTranslator('pl', catalogue, {
    translation: { images: { plural: 'count', one: '{count} obraz', few: '{count} obrazy', other: '{count} obrazów' } },
  });
  expect([1, 3, 5, 22].map((count) => polish.t('images', { count }))).toEqual(['1 obraz', '3 obrazy', '5 obrazów', '22 obrazy']);
});

test('what is wrong with a translation is found', () => {
  const source = { a: 'A {x}', b: 'B', c: { plural: 'n', one: '{n} one', other: '{n} more' } };
  expect(compareCatalogues(source, { a: 'A {y}', c: { plural: 'n', other: '{n}' }, d: 'D' })).toEqual({
    missing: ['b'],
    unknown: ['d'],
    differing: ['a'],
  });
});
