import { expect, test } from 'vitest';
import { lmtpPlace, lmtpVariables, officeHours, officeVariables } from './support.ts';
import { readVariables, type Env } from './variables.ts';

const office = (env: Env = {}) => officeHours(readVariables(officeVariables, env));
const place = (text?: string) => lmtpPlace(readVariables(lmtpVariables, { SUPPORT_LMTP: text }));

test('without a word an office works Monday to Friday until five, in UTC', () => {
  expect(office()).toEqual({ timeZone: 'UTC', weekdays: [1, 2, 3, 4, 5], closesAt: 1_020, holidays: [] });
});

test('an office is where, when and how long it says', () => {
  const hours = office({
    OFFICE_TIME_ZONE: 'Europe/Berlin',
    OFFICE_DAYS: 'Tue, sat',
    OFFICE_CLOSES: '24:00',
    OFFICE_HOLIDAYS: '2026-12-25, 2028-02-29',
  });
  expect(hours).toEqual({ timeZone: 'Europe/Berlin', weekdays: [2, 6], closesAt: 1_440, holidays: ['2026-12-25', '2028-02-29'] });
});

test.each<[string, Env]>([
  ['a zone that is none', { OFFICE_TIME_ZONE: 'Europe/Atlantis' }],
  ['a week without a day', { OFFICE_DAYS: ',' }],
  ['a day that is none', { OFFICE_DAYS: 'mon,someday' }],
  ['a day that ends as it begins', { OFFICE_CLOSES: '00:00' }],
  ['a time that is none', { OFFICE_CLOSES: '25:00' }],
  ['a holiday that is no date', { OFFICE_HOLIDAYS: '2026-02-30' }],
  ['a holiday in words', { OFFICE_HOLIDAYS: 'christmas' }],
])('%s is refused', (_, env) => expect(() => office(env)).toThrow(expect.objectContaining({ code: 'config_invalid' })));

test('mail is taken at a socket file or a port of this machine, and only there', () => {
  expect(place()).toBeNull();
  expect(place('unix:/run/candid/lmtp')).toEqual({ path: '/run/candid/lmtp' });
  expect(place('127.0.0.1:2424')).toEqual({ host: '127.0.0.1', port: 2_424 });
  expect(place('[::1]:2424')).toEqual({ host: '::1', port: 2_424 });
  for (const open of [
    '0.0.0.0:2424',
    '10.0.0.5:2424',
    'mail.example.org:24',
    '[::]:24',
    'unix:relative',
    ':24',
    '2424',
    '127.0.0.1:0',
  ])
    expect(() => place(open), open).toThrow(expect.objectContaining({ code: 'config_invalid' }));
});
