/** `2026-06-01 14:32:07`: UTC, as logs and records write it, and sortable by eye. */
export const stamp = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ');

/** A moment in a ledger; the column or the sentence around it says that it is UTC. */
export const Moment = ({ at }: { readonly at: Date }) => (
  <time className="moment" dateTime={at.toISOString()}>
    {stamp(at)}
  </time>
);
