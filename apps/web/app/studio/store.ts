import type { GenerationView, StudioEvent, StudioView, Submitted } from './view.ts';

export type StudioState = {
  readonly view: StudioView;
  readonly link: 'live' | 'broken';
  /** Descriptions by generation id. They live in this page only: the server has forgotten them. */
  readonly descriptions: ReadonlyMap<string, string>;
};

export type StudioAction =
  | { readonly kind: 'event'; readonly event: StudioEvent }
  | { readonly kind: 'reread'; readonly view: StudioView }
  | { readonly kind: 'submitted'; readonly submitted: Submitted; readonly description: string }
  | { readonly kind: 'changed'; readonly generation: GenerationView }
  | { readonly kind: 'link'; readonly link: StudioState['link'] };

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

const withGenerations = (
  state: StudioState,
  incoming: readonly GenerationView[],
  left = state.view.limits.left,
): StudioState => ({
  ...state,
  view: {
    ...state.view,
    generations: mergeGenerations(state.view.generations, incoming),
    limits: { ...state.view.limits, left },
  },
});

/** The state of the studio after an action. A `reset` event changes nothing here: it asks for a re-read. */
export const reduceStudio = (state: StudioState, action: StudioAction): StudioState => {
  switch (action.kind) {
    case 'event':
      return action.event.kind === 'generation' ? withGenerations(state, [action.event.generation], action.event.left) : state;
    case 'reread':
      return { ...state, view: action.view };
    case 'changed':
      return withGenerations(state, [action.generation]);
    case 'link':
      return { ...state, link: action.link };
    case 'submitted': {
      const descriptions = new Map(state.descriptions);
      const { generations, left } = action.submitted;
      for (const generation of generations) descriptions.set(generation.id, action.description);
      return { ...withGenerations(state, generations, left), descriptions };
    }
  }
};

/** True while the generation can still change by itself. */
export const isRunning = (generation: GenerationView): boolean =>
  PROGRESS.indexOf(generation.state) < PROGRESS.indexOf('delivered');
