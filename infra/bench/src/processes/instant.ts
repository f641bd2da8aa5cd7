/** Milliseconds of the machine's monotonic clock: processes of one machine can compare them. */
export const instant = (): number => Number(process.hrtime.bigint()) / 1e6;
