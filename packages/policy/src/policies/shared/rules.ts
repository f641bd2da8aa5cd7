import { bytes, duration } from '@candid/kernel';
import type { ChildrenRules, Jurisdiction, RightsRules, SecurityRules, SessionRules, SupportRules } from '../../definition.ts';
import type { RightKind } from '../../vocabulary.ts';

/** Places whose law the rights page names; only Brazil's is faster than the policies' own clock (CR-35). */
const jurisdictions: readonly Jurisdiction[] = [
  { name: 'European Economic Area', fullAccessWithin: null },
  { name: 'United Kingdom', fullAccessWithin: null },
  { name: 'Switzerland', fullAccessWithin: null },
  { name: 'California', fullAccessWithin: null },
  { name: 'Brazil', fullAccessWithin: duration.days(15) },
];

/** Answers at the earlier of 30 days and a calendar month; erasure verified within 30 days, a week's grace included. */
export const rights = (kinds: readonly RightKind[], grace: number): RightsRules => ({
  kinds,
  answerWithin: duration.days(30),
  calendarMonths: 1,
  grace,
  eraseWithin: duration.days(30),
  jurisdictions,
});

/** Countries whose law asks for more than 13 before a child consents for itself to an online service (Art. 8 GDPR and its kin). */
const HIGHER_CONSENT_AGE: readonly string[] =
  'AT BG BR CN CY CZ DE DK ES FR GR HR HU ID IE IN IT KR LI LT LU NL PL RO SI SK TR VN ZA'.split(' ');

/** Under 13 nobody is served knowingly; a report starts an erasure that ends within three days. */
export const children = (ageStatement: boolean, raisedTo: number | null = null): ChildrenRules => ({
  minimumAge: 13,
  raisedTo,
  raisedIn: raisedTo === null ? [] : HIGHER_CONSENT_AGE,
  eraseWithin: duration.hours(72),
  ageStatement,
});

/** How soon letters are answered, by kind: as the one site that promises times does (OD-18). */
export const answerClocks: SupportRules['clocks'] = {
  privacy: { kind: 'within', time: duration.hours(48) },
  technical: { kind: 'within', time: duration.hours(24) },
  general: { kind: 'same-business-day' },
};

/** A long letter with a few pictures of a screen. */
export const letterLimits: SupportRules['limits'] = {
  messageBytes: bytes.mb(5),
  words: 50_000,
  attachments: 10,
  perHour: 200,
  perAddress: 10,
  acknowledged: 3,
};

export const security: SecurityRules = {
  auditEvery: duration.days(7),
  updateWithin: duration.days(14),
  keyringBackupWindow: duration.days(7),
};

/** A session in a cookie with a lifetime. */
export const cookieSession = (cookieName: string, lifetime: number): SessionRules => ({
  transport: 'cookie-lifetime',
  cookieName,
  storageKey: null,
  lifetime,
  idle: null,
  afterLastConnection: null,
  tokenBits: 256,
});
