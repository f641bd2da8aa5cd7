import { createContext, useContext, useEffect, useReducer, type Dispatch, type ReactNode } from 'react';
import { usePageSession } from '../session/session-context.tsx';
import { useKeepDraft, useKeptDraft } from './kept-draft.tsx';
import { reduceDraft, startDraft, type Draft, type DraftAction } from './draft.ts';
import { reduceStudio, startStudio, type StudioState } from './store.ts';
import { useLive } from './use-live.ts';
import { useSubmit, type Trouble } from './use-submit.ts';
import { useHeldReferences } from './use-held-references.ts';
import type { ComposerStart, ImageView, Refusal, StudioView, TermsView } from './view.ts';

export type Studio = StudioState & {
  readonly terms: TermsView;
  readonly draft: Draft;
  readonly changeDraft: Dispatch<DraftAction>;
  /** The settings are still those that were suggested from the person's own pictures. */
  readonly isSuggested: boolean;
  readonly sending: boolean;
  /** Why the last submission or cancellation was refused; gone with the next attempt. */
  readonly trouble: Trouble | null;
  readonly submit: () => Promise<void>;
  readonly cancel: (generationId: string) => Promise<void>;
  /** Downloads a picture and, once it is here whole, has it destroyed there. */
  readonly take: (image: ImageView) => Promise<void>;
  /** For forms without script. */
  readonly csrfToken: string;
};

const StudioContext = createContext<Studio | null>(null);

export type StudioProviderProps = {
  readonly view: StudioView;
  readonly terms: TermsView;
  readonly csrfToken: string;
  /** Whose table it is will be known once the page has asked. */
  readonly isAwaited?: boolean;
  /** Set where a form sent without script was refused: the page begins with what was typed in it. */
  readonly refusal?: Refusal | null;
  /** What the composer begins with else. */
  readonly start?: ComposerStart | null;
  readonly children: ReactNode;
};

const SUGGESTED = ['model', 'quality', 'ratio', 'resolution'] as const;

/** Holds what the studio shows and what is being composed; above the routes, so that opening details loses nothing. */
export const StudioProvider = (props: StudioProviderProps) => {
  const { view, terms, csrfToken, isAwaited = false, refusal = null, start = null, children } = props;
  const [state, dispatch] = useReducer(reduceStudio, view, (given) => startStudio(given, isAwaited));
  const kept = useKeptDraft();
  // A refused form and a picture to work on say what to begin with; suggested settings give way to what somebody was at.
  const isGiven = refusal !== null || (start !== null && start.by !== 'habits');
  const [draft, changeDraft] = useReducer(reduceDraft, view.models, (models) =>
    kept && !isGiven ? kept : startDraft(models, refusal?.typed ?? start?.fields, refusal ? null : start?.source),
  );
  useKeepDraft(draft);
  useHeldReferences(start, { models: view.models, changeDraft });
  // Whoever may make fewer at once than they chose before makes those.
  const most = state.view.limits.imagesPerRequest;
  useEffect(() => {
    if (draft.count > most) changeDraft({ kind: 'set', change: { count: most } });
  }, [draft.count, most]);
  const live = useLive(state, dispatch);
  const { sending, trouble, submit, cancel, take } = useSubmit({ draft, csrfToken, refusal, live, dispatch, changeDraft });
  // A page that knows of no session is nobody's, and shows what it came with.
  const isNobodys = usePageSession()?.session === null;
  const studio = {
    ...state,
    isAwaited: state.isAwaited && !isNobodys,
    terms,
    draft,
    changeDraft,
    isSuggested: start?.by === 'habits' && SUGGESTED.every((name) => draft[name] === start.fields[name]),
    sending,
    trouble,
    submit,
    cancel,
    take,
    csrfToken,
  };
  return <StudioContext.Provider value={studio}>{children}</StudioContext.Provider>;
};

/** The studio of this page. */
export const useStudio = (): Studio => {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('useStudio needs a StudioProvider above it');
  return studio;
};
