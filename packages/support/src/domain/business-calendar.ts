import { duration } from '@candid/kernel';

/** When the operator's people are at work: data of the installation, in the operator's own time. */
export interface BusinessHours {
  /** An IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** Days of the week, 1 is Monday and 7 Sunday; at least one. */
  readonly weekdays: readonly number[];
  /** When the day's work ends, in minutes after midnight (1 to 1440). */
  readonly closesAt: number;
  /** Days without work, as `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

export interface BusinessCalendar {
  /** The end of the business day that this moment falls into; between two of them the end of the next one. */
  endOfBusinessDay(at: Date): Date;
}

/** Midnight UTC of a day by its date alone; it names the day and is no moment of anybody's. */
type CivilDay = number;

const nameOf = (day: CivilDay): string => new Date(day).toISOString().slice(0, 10);
/** ISO: 1 is Monday. */
const weekdayOf = (day: CivilDay): number => new Date(day).getUTCDay() || 7;

/** Reads the wall clock of a zone. @throws RangeError for a zone that is unknown */
const createWall = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** What the wall shows at this moment, written as if it were UTC. */
  return (at: number): number => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
};

/**
 * The moment at which the wall shows a time of a day: the first of two where clocks are set back, the moment after the jump where they are
 * set forward over it, null for a day that the zone left out.
 */
const momentOf = (wall: (at: number) => number, day: CivilDay, minutes: number): number | null => {
  const wanted = day + duration.minutes(minutes);
  const offsetAt = (at: number): number => wall(at) - at;
  const near = [wanted - duration.days(1), wanted + duration.days(1)].map((at) => wanted - offsetAt(at));
  const exact = near.filter((at) => wall(at) === wanted);
  const moment = exact.length > 0 ? Math.min(...exact) : Math.max(...near);
  // The end of a day may be the midnight that follows it.
  const shown = wall(moment - 1);
  return shown >= day && shown < day + duration.days(1) ? moment : null;
};

/** A calendar that knows no time but what it is asked about. @throws RangeError for a zone that is unknown, TypeError for a week without work */
export const createBusinessCalendar = ({ timeZone, weekdays, closesAt, holidays }: BusinessHours): BusinessCalendar => {
  if (!weekdays.some((weekday) => weekday >= 1 && weekday <= 7)) throw new TypeError('a week needs a day of work');
  const wall = createWall(timeZone);
  const closed = new Set(holidays);
  const isBusiness = (day: CivilDay): boolean => weekdays.includes(weekdayOf(day)) && !closed.has(nameOf(day));
  return {
    endOfBusinessDay: (at) => {
      const shown = wall(at.getTime());
      const today = shown - (((shown % duration.days(1)) + duration.days(1)) % duration.days(1));
      // A list of holidays ends some time, and every week has a day of work.
      // A day may end at the midnight with which the next begins, hence yesterday.
      for (let day = today - duration.days(1); ; day += duration.days(1)) {
        if (!isBusiness(day)) continue;
        const end = momentOf(wall, day, closesAt);
        if (end !== null && end >= at.getTime()) return new Date(end);
      }
    },
  };
};
