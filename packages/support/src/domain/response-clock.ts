import type { ResponseClock } from '@candid/policy';
import type { BusinessCalendar } from './business-calendar.ts';

/** By when a letter has to be answered: some time by the wall clock, or the end of the operator's business day (OD-18). */
export const dueAt = (clock: ResponseClock, receivedAt: Date, calendar: BusinessCalendar): Date =>
  clock.kind === 'within' ? new Date(receivedAt.getTime() + clock.time) : calendar.endOfBusinessDay(receivedAt);
