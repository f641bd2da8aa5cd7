import { duration } from '@candid/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBusinessCalendar, type BusinessHours } from './business-calendar.ts';
import { dueAt } from './response-clock.ts';

const office: BusinessHours = { timeZone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5], closesAt: 17 * 60, holidays: [] };
const end = (at: string, change: Partial<BusinessHours> = {}): string =>
  createBusinessCalendar({ ...office, ...change })
    .endOfBusinessDay(new Date(at))
    .toISOString();

test.each([
  ['in the morning: the same day', '2026-11-20T06:00:00Z', '2026-11-20T16:00:00.000Z'],
  ['at the last moment: still the same day', '2026-11-20T16:00:00Z', '2026-11-20T16:00:00.000Z'],
  ['a moment later, on a Friday: Monday', '2026-11-20T16:00:00.001Z', '2026-11-23T16:00:00.000Z'],
  ['on a Saturday: Monday', '2026-11-21T12:00:00Z', '2026-11-23T16:00:00.000Z'],
  ['after midnight in Berlin, before it in UTC: the day in Berlin', '2026-11-22T23:30:00Z', '2026-11-23T16:00:00.000Z'],
  ['in summer an hour earlier by UTC', '2026-07-01T06:00:00Z', '2026-07-01T15:00:00.000Z'],
  ['over the weekend on which clocks go back', '2026-10-23T18:00:00Z', '2026-10-26T16:00:00.000Z'],
  ['over the weekend on which clocks go forward', '2026-03-27T18:00:00Z', '2026-03-30T15:00:00.000Z'],
])('OD-18: %s', (_, at, due) => expect(end(at)).toBe(due));

test('OD-18: holidays are not days of work, over the end of a year too', () => {
  const holidays = ['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01'];
  expect(end('2026-12-23T20:00:00Z', { holidays })).toBe('2026-12-28T16:00:00.000Z');
  expect(end('2026-12-30T20:00:00Z', { holidays })).toBe('2027-01-04T16:00:00.000Z');
  expect(end('2028-02-28T20:00:00Z')).toBe('2028-02-29T16:00:00.000Z');
});

test('a time that the clocks jump over is the moment after the jump, one that comes twice is the first', () => {
  const closesAt = 2 * 60 + 30;
  const weekdays = [7];
  expect(end('2026-03-28T12:00:00Z', { closesAt, weekdays })).toBe('2026-03-29T01:30:00.000Z');
  expect(end('2026-10-24T12:00:00Z', { closesAt, weekdays })).toBe('2026-10-25T00:30:00.000Z');
});

test('a day that a zone left out is no business day', () => {
  // Samoa went from the 29th of December 2011 to the 31st.
  const samoa = { timeZone: 'Pacific/Apia', weekdays: [1, 2, 3, 4, 5] };
  expect(end('2011-12-30T05:00:00Z', samoa)).toBe('2012-01-02T03:00:00.000Z');
});

test('the end of a day may be midnight', () => {
  expect(end('2026-11-20T22:59:00Z', { closesAt: 24 * 60 })).toBe('2026-11-20T23:00:00.000Z');
});

test('a week without a day of work, and a place without a clock, are refused', () => {
  expect(() => createBusinessCalendar({ ...office, weekdays: [] })).toThrow(TypeError);
  expect(() => createBusinessCalendar({ ...office, timeZone: 'Europe/Atlantis' })).toThrow(RangeError);
});

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
];
const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
const hours = fc.record({
  timeZone: fc.constantFrom(...zones),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  closesAt: fc.integer({ min: 1, max: 1440 }),
  holidays: fc.array(
    day.map((date) => date.toISOString().slice(0, 10)),
    { maxLength: 5 },
  ),
});

/** What the wall shows, by another way than the calendar's own. */
const shownAt = (at: Date, timeZone: string) => {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  const [date = '', time = ''] = text.split(' ');
  const [h = 0, m = 0] = time.split(':').map(Number);
  return { date, minutes: h * 60 + m, weekday: new Date(`${date}T12:00:00Z`).getUTCDay() || 7 };
};

test('OD-18: whatever the hours, the end is never before the letter, on a day of work, and the first such', () => {
  fc.assert(
    fc.property(hours, day, (given, at) => {
      const calendar = createBusinessCalendar(given);
      const due = calendar.endOfBusinessDay(at);
      expect(due.getTime()).toBeGreaterThanOrEqual(at.getTime());
      // The moment before the end lies in the day that ends.
      const { date, weekday } = shownAt(new Date(due.getTime() - 1), given.timeZone);
      expect(given.weekdays).toContain(weekday);
      expect(given.holidays).not.toContain(date);
      // A moment before it leads to the same end, and it is its own.
      expect(calendar.endOfBusinessDay(due)).toEqual(due);
      const between = new Date((at.getTime() + due.getTime()) / 2);
      expect(calendar.endOfBusinessDay(between)).toEqual(due);
    }),
    { numRuns: 400 },
  );
});

test('OD-18: what comes later is never due earlier', () => {
  fc.assert(
    fc.property(hours, day, fc.integer({ min: 0, max: duration.days(20) }), (given, at, by) => {
      const calendar = createBusinessCalendar(given);
      const later = calendar.endOfBusinessDay(new Date(at.getTime() + by));
      expect(later.getTime()).toBeGreaterThanOrEqual(calendar.endOfBusinessDay(at).getTime());
    }),
  );
});

test('OD-18: 48 and 24 hours are by the wall clock, whatever the calendar says', () => {
  const calendar = createBusinessCalendar({ ...office, holidays: ['2026-12-25'] });
  const at = new Date('2026-12-24T23:00:00Z');
  expect(dueAt({ kind: 'within', time: duration.hours(48) }, at, calendar)).toEqual(new Date('2026-12-26T23:00:00Z'));
  expect(dueAt({ kind: 'within', time: duration.hours(24) }, at, calendar)).toEqual(new Date('2026-12-25T23:00:00Z'));
  expect(dueAt({ kind: 'same-business-day' }, at, calendar)).toEqual(new Date('2026-12-28T16:00:00Z'));
});
