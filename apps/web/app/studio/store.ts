import type { Draft } from './draft.ts';
import type { GenerationView, StudioEvent, StudioView, Submitted } from './view.ts';

export type StudioState = {
  readonly view: StudioView;
  readonly link: 'live' | 'broken';
  /** Set once the session is over, with all it held; a submission begins a new one. */
  readonly hasEnded: boolean;
  /** Ids of what sessions held that are over: an event or an answer that was on its way must not bring any of it back. */
  readonly ended: ReadonlySet<string>;
  /** The table is nobody's until the page has asked whose it is. */
  readonly isAwaited: boolean;
  /** Descriptions by generation id. They live in this page only: the server has forgotten them. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** What was sent, with its pictures, by generation id: kept in this page until the picture is there, to be taken up again. */
  readonly sent: ReadonlyMap<string, Draft>;
};

export type StudioAction =
  | { readonly kind: 'event'; readonly event: StudioEvent }
  /** `known`: ids of what the page knew when it asked. */
  | { readonly kind: 'reread'; readonly view: StudioView; readonly known: ReadonlySet<string> }
  | { readonly kind: 'submitted'; readonly submitted: Submitted; readonly draft: Draft }
  | { readonly kind: 'changed'; readonly generation: GenerationView }
  | { readonly kind: 'link'; readonly link: StudioState['link'] };

/** The state of a page that has just come. */
export const startStudio = (view: StudioView, isAwaited = false): StudioState => ({
  view,
  isAwaited,
  hasEnded: false,
  ended: new Set(),
  link: 'live',
  descriptions: new Map(),
  sent: new Map(),
});

const PROGRESS = ['queued', 'moderating', 'calling', 'settling', 'delivered', 'failed', 'cancelled'] as const;

const isBehind = (incoming: GenerationView, known: GenerationView): boolean => {
  const [a, b] = [PROGRESS.indexOf(incoming.state), PROGRESS.indexOf(known.state)];
  if (a !== b) return a < b;
  return (incoming.partial ?? -1) < (known.partial ?? -1);
};

const newestFirst = (a: GenerationView, b: GenerationView): number =>
  b.createdAt.localeCompare(a.createdAt) || a.position - b.position;

/** Puts generations into the list; what is older than the known state (a late or repeated event) changes nothing. */
export const mergeGenerations = (known: readonly GenerationView[], incoming: readonly GenerationView[]): GenerationView[] => {
  const byId = new Map(known.map((generation) => [generation.id, generation]));
  for (const generation of incoming) {
    const before = byId.get(generation.id);
    if (!before || !isBehind(generation, before)) byId.set(generation.id, generation);
  }
  return [...byId.values()].toSorted(newestFirst);
};

const withoutEnded = ({ ended }: StudioState, generations: readonly GenerationView[]): readonly GenerationView[] =>
  ended.size === 0 ? generations : generations.filter(({ id }) => !ended.has(id));

const withGenerations = (
  state: StudioState,
  incoming: readonly GenerationView[],
  left = state.view.limits.left,
): StudioState => ({
  ...state,
  view: {
    ...state.view,
    generations: mergeGenerations(state.view.generations, withoutEnded(state, incoming)),
    limits: { ...state.view.limits, left },
  },
});

/**
 * The view as it was read, with what the page has learned of while the answer was on its way: a picture ordered meanwhile is not in it,
 * and one that ended meanwhile still runs there. What it knew before and is not in the answer is gone.
 */
const afterReread = (state: StudioState, { view, known }: Extract<StudioAction, { kind: 'reread' }>): StudioState => {
  const read = new Set(view.generations.map(({ id }) => id));
  const own = state.view.generations.filter(({ id }) => read.has(id) || !known.has(id));
  const isOvertaken = own.some(({ id }) => !read.has(id));
  const left = isOvertaken ? Math.min(state.view.limits.left, view.limits.left) : view.limits.left;
  const generations = mergeGenerations(own, withoutEnded(state, view.generations));
  return { ...state, view: { ...view, generations, limits: { ...view.limits, left } }, isAwaited: false };
};

/** Lets go of what was sent for pictures that have come: their files need not stay in memory. */
const withoutDelivered = (state: StudioState): StudioState => {
  const delivered = state.view.generations.filter(({ id, state: reached }) => reached === 'delivered' && state.sent.has(id));
  if (delivered.length === 0) return state;
  const sent = new Map(state.sent);
  for (const { id } of delivered) sent.delete(id);
  return { ...state, sent };
};

/** Nothing of an ended session is shown any more; what is being composed is none of it. */
const afterEnd = (state: StudioState): StudioState => ({
  ...state,
  view: { ...state.view, generations: [] },
  hasEnded: true,
  ended: new Set([...state.ended, ...state.view.generations.map(({ id }) => id)]),
  descriptions: new Map(),
  sent: new Map(),
});

const applyAction = (state: StudioState, action: StudioAction): StudioState => {
  switch (action.kind) {
    case 'event':
      if (action.event.kind === 'ended') return afterEnd(state);
      return action.event.kind === 'generation' ? withGenerations(state, [action.event.generation], action.event.left) : state;
    case 'reread':
      return afterReread(state, action);
    case 'changed':
      return withGenerations(state, [action.generation]);
    case 'link':
      return { ...state, link: action.link };
    case 'submitted': {
      const [descriptions, sent] = [new Map(state.descriptions), new Map(state.sent)];
      const { generations, left } = action.submitted;
      for (const { id } of generations) {
        descriptions.set(id, action.draft.prompt);
        sent.set(id, action.draft);
      }
      return { ...withGenerations(state, generations, left), descriptions, sent, hasEnded: false };
    }
  }
};

/** The state of the studio after an action. A `reset` event changes nothing here: it asks for a re-read. */
export const reduceStudio = (state: StudioState, action: StudioAction): StudioState =>
  withoutDelivered(applyAction(state, action));

/** True while the generation can still change by itself. */
export const isRunning = (generation: GenerationView): boolean =>
  PROGRESS.indexOf(generation.state) < PROGRESS.indexOf('delivered');
