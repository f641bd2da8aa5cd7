/**
 * The life of one picture. `queued` waits for a worker; `moderating` is being checked; `calling` has been handed to the provider:
 * from there it is never handed over again (settled: an unknown outcome is a failure, not a second call).
 */
export type GenerationState = 'queued' | 'moderating' | 'calling' | 'delivered' | 'failed' | 'cancelled';
export type EndedState = Extract<GenerationState, 'delivered' | 'failed' | 'cancelled'>;

const next = {
  queued: ['moderating', 'failed', 'cancelled'],
  // Back to the queue when the worker died before the provider was called: nothing was sent, nothing is owed.
  moderating: ['calling', 'queued', 'failed', 'cancelled'],
  calling: ['delivered', 'failed', 'cancelled'],
  delivered: [],
  failed: [],
  cancelled: [],
} as const satisfies Record<GenerationState, readonly GenerationState[]>;

/** Whether the machine allows this step. */
export const canMove = (from: GenerationState, to: GenerationState): boolean =>
  (next[from] as readonly GenerationState[]).includes(to);

/** Whether a generation has ended; then neither its prompt nor its inputs exist any more (OH-04, OH-05). */
export const hasEnded = (state: GenerationState): state is EndedState => next[state].length === 0;

/** The states from which a state may be entered: the guard of the one UPDATE that moves a generation. */
export const statesBefore = (to: GenerationState): GenerationState[] =>
  (Object.keys(next) as GenerationState[]).filter((from) => canMove(from, to));
