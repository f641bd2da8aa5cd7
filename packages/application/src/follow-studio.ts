import type { Listener } from '@candid/db';
import {
  ENDED,
  GENERATION_CHANNEL,
  newestEventId,
  readAllowance,
  readChanges,
  RESET,
  type GenerationView,
  type SubmissionContext,
} from '@candid/imaging';
import { duration, type Milliseconds, type SubjectId } from '@candid/kernel';
import { readShown } from './visits/within-visit.ts';

/** `reset`: something may have been missed, read the whole view again. `ended`: the session is over, with all it held. */
export type StudioEvent =
  | { readonly kind: 'generation'; readonly generation: GenerationView; readonly left: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'ended' };

/** Between an event's getting its id and its commit lies less than this. */
const LONGEST_COMMIT = duration.minutes(1);

/** A wait that ends at the next notification for one subject, or when the reader goes. */
const createWakeUp = (listener: Listener, subjectId: SubjectId, signal: AbortSignal) => {
  let woken = false;
  let missed = false;
  let told: number[] = [];
  let wake: () => void = () => undefined;
  const rouse = (): void => {
    woken = true;
    wake();
  };
  const stop = listener.subscribe(GENERATION_CHANNEL, (heard) => {
    if (heard.kind === 'reconnected') missed = true;
    else {
      const [subject, eventId] = heard.payload.split(' ');
      if (subject !== subjectId) return;
      if (eventId === RESET) missed = true;
      else told.push(Number(eventId));
    }
    rouse();
  });
  signal.addEventListener('abort', rouse, { once: true });
  return {
    next: async (): Promise<{ missed: boolean; told: readonly number[] }> => {
      if (!woken) await new Promise<void>((resolve) => (wake = resolve));
      woken = false;
      const answer = { missed, told };
      missed = false;
      told = [];
      return answer;
    },
    stop: () => {
      stop();
      signal.removeEventListener('abort', rouse);
    },
  };
};

const parseAfter = (afterId: string | null): number | null =>
  afterId !== null && /^\d{1,15}$/.test(afterId) ? Number(afterId) : null;

/** Tells what becomes of a subject's pictures from `afterId` on, each event under an id to go on from; until `signal` aborts. */
export async function* followStudio(
  ctx: SubmissionContext,
  {
    listener,
    subjectId,
    afterId,
    signal,
    span,
  }: { listener: Listener; subjectId: SubjectId; afterId: string | null; signal: AbortSignal; span: Milliseconds | null },
): AsyncGenerator<{ id: string; event: StudioEvent }> {
  // Subscribed before the first read: what is committed in between wakes the loop.
  const wakeUp = createWakeUp(listener, subjectId, signal);
  try {
    const known = parseAfter(afterId);
    let last = known ?? (await newestEventId(ctx.db, subjectId));
    if (known === null) yield { id: String(last), event: { kind: 'reset' } };
    let since = known === null ? null : new Date(ctx.clock.now().getTime() - LONGEST_COMMIT);
    let alsoIds: readonly number[] = [];
    while (!signal.aborted) {
      const { generationIds, lastId } = await readChanges(ctx.db, { subjectId, afterId: last, alsoIds, since });
      const { generations: changed } = await readShown(ctx, { subjectId, ids: generationIds, span });
      const left = changed.length === 0 ? 0 : (await readAllowance(ctx, subjectId)).left;
      last = lastId;
      for (const generation of changed) yield { id: String(last), event: { kind: 'generation', generation, left } };
      const { missed, told } = await wakeUp.next();
      [since, alsoIds] = [null, told];
      if (told.includes(ENDED)) yield { id: String(last), event: { kind: 'ended' } };
      if (missed && !signal.aborted) yield { id: String(last), event: { kind: 'reset' } };
    }
  } finally {
    wakeUp.stop();
  }
}
