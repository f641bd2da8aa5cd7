import { duration } from '@candid/kernel';

/** One UTC day, its end not in it; `name` is YYYY-MM-DD. */
export interface Day {
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
}

const DAY = duration.days(1);
/** A picture asked for before midnight has ended by then. */
const SETTLED_AFTER = duration.hours(1);
/** Days that are made up for when no worker ran. */
const LOOK_BACK = 7;

/** Days that are over and may be released, oldest first. */
export const closedDays = (now: Date): readonly Day[] => {
  const today = Math.floor((now.getTime() - SETTLED_AFTER) / DAY) * DAY;
  return Array.from({ length: LOOK_BACK }, (_, index) => {
    const from = today - (LOOK_BACK - index) * DAY;
    return { name: new Date(from).toISOString().slice(0, 10), from: new Date(from), to: new Date(from + DAY) };
  });
};
