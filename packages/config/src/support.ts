import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { isLoopback } from './site.ts';
import { variable, type Values } from './variables.ts';

/** When the operator's people are at work, for letters that are answered on the same business day (OD-18). */
export interface OfficeHours {
  /** An IANA name. */
  readonly timeZone: string;
  /** 1 is Monday, 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Minutes after midnight. */
  readonly closesAt: number;
  /** `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** Where the mail server hands letters over by LMTP. */
export type LmtpPlace = { readonly path: string } | { readonly host: string; readonly port: number };

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const listOf = (text: string): string[] => text.split(',').flatMap((part) => part.trim().toLowerCase() || []);

const placeOf = (text: string): LmtpPlace | null => {
  if (text.startsWith('unix:')) return isAbsolute(text.slice('unix:'.length)) ? { path: text.slice('unix:'.length) } : null;
  const colon = text.lastIndexOf(':');
  const [host, port] = [text.slice(0, colon), text.slice(colon + 1)];
  const isPort = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
  return isPort && isLoopback(host) ? { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) } : null;
};

export const officeVariables = {
  OFFICE_TIME_ZONE: variable(
    z.string().default('UTC').refine(isZone, 'is not a time zone'),
    'Set the zone your people work in, for example Europe/Berlin.',
  ),
  OFFICE_DAYS: variable(
    z
      .string()
      .default('mon,tue,wed,thu,fri')
      .transform(listOf)
      .pipe(z.array(z.enum(DAYS, `names something else than ${DAYS.join(', ')}`)).min(1, 'names no day')),
    'Set the days your people work, for example mon,tue,wed,thu,fri.',
  ),
  OFFICE_CLOSES: variable(
    z
      .string()
      .default('17:00')
      .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text) && text !== '00:00', 'is not a time such as 17:00'),
    'Set when their day ends, for example 17:00.',
  ),
  OFFICE_HOLIDAYS: variable(
    z
      .string()
      .default('')
      .transform(listOf)
      .refine((days) => days.every(isDay), 'has a day that is not written as 2026-12-25'),
    'Set the days without work, separated by commas, for example 2026-12-25,2027-01-01.',
  ),
};

/** The worker alone listens for mail. */
export const lmtpVariables = {
  SUPPORT_LMTP: variable(
    z
      .string()
      .optional()
      .transform((text) => (text === undefined ? undefined : placeOf(text)))
      .refine((place) => place !== null, 'is neither unix:/PATH nor a port of this machine such as 127.0.0.1:2424'),
    'Set where your mail server hands letters over, or leave it out: LMTP asks nobody who they are, so it listens on this machine only.',
  ),
};

export const officeHours = (values: Values<typeof officeVariables>): OfficeHours => {
  const [hours = 0, minutes = 0] = values.OFFICE_CLOSES.split(':').map(Number);
  return Object.freeze({
    timeZone: values.OFFICE_TIME_ZONE,
    weekdays: Object.freeze(values.OFFICE_DAYS.map((day) => DAYS.indexOf(day) + 1)),
    closesAt: hours * 60 + minutes,
    holidays: Object.freeze(values.OFFICE_HOLIDAYS),
  });
};

/** @returns null where no letters are taken by mail */
export const lmtpPlace = (values: Values<typeof lmtpVariables>): LmtpPlace | null => values.SUPPORT_LMTP ?? null;
