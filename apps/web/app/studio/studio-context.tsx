import { createContext, useContext, useEffect, useReducer, useRef, useState, type Dispatch, type ReactNode } from 'react';
import type { ErrorCode } from '@candid/kernel';
import { followLive } from '../live/live-stream.ts';
import { draftToForm, reduceDraft, startDraft, type Draft, type DraftAction } from './draft.ts';
import { reduceStudio, type StudioAction, type StudioState } from './store.ts';
import { ask } from './submit.ts';
import type { GenerationView, StudioView, Submitted, TermsView } from './view.ts';

export type Studio = StudioState & {
  readonly terms: TermsView;
  readonly draft: Draft;
  readonly changeDraft: Dispatch<DraftAction>;
  readonly sending: boolean;
  /** Why the last submission or cancellation was refused; gone with the next attempt. */
  readonly trouble: ErrorCode | null;
  readonly submit: () => Promise<void>;
  readonly cancel: (generationId: string) => Promise<void>;
};

const StudioContext = createContext<Studio | null>(null);

/** Keeps the state true to the server: live events, and a re-read after every reconnection or reset. */
const useLive = (dispatch: Dispatch<StudioAction>): void => {
  useEffect(() => {
    const ended = new AbortController();
    const reread = async (): Promise<void> => {
      const answer = await ask<StudioView>('/api/studio', { signal: ended.signal });
      if (answer.ok) dispatch({ kind: 'reread', view: answer.value });
    };
    let wasBroken = false;
    followLive((message) => {
      if (message.kind === 'event') {
        dispatch({ kind: 'event', event: message.event });
        if (message.event.kind === 'reset') void reread();
        return;
      }
      dispatch({ kind: 'link', link: message.kind === 'connected' ? 'live' : 'broken' });
      if (message.kind === 'connected' && wasBroken) void reread();
      wasBroken = message.kind === 'broken';
    }, ended.signal);
    return () => ended.abort();
  }, [dispatch]);
};

type SubmitParts = { readonly draft: Draft; readonly csrfToken: string };

/**
 * Sends the draft. One key belongs to one content: pressing twice, or again after a broken connection, is the same
 * submission; any change to the draft, or success, starts a new one.
 */
const useSubmit = ({ draft, csrfToken }: SubmitParts, dispatch: Dispatch<StudioAction>, changeDraft: Dispatch<DraftAction>) => {
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<ErrorCode | null>(null);
  const key = useRef<{ readonly draft: Draft; readonly clientKey: string } | null>(null);
  const send = async (): Promise<void> => {
    if (sending) return;
    if (key.current?.draft !== draft) key.current = { draft, clientKey: crypto.randomUUID() };
    setSending(true);
    setTrouble(null);
    const body = draftToForm(draft, key.current.clientKey);
    body.set('csrf', csrfToken);
    const answer = await ask<Submitted>('/generate', { method: 'POST', body });
    setSending(false);
    if (!answer.ok) return setTrouble(answer.code);
    dispatch({ kind: 'submitted', submitted: answer.value, description: draft.prompt });
    for (const reference of draft.references) URL.revokeObjectURL(reference.url);
    changeDraft({ kind: 'sent' });
  };
  const cancel = async (generationId: string): Promise<void> => {
    const body = new FormData();
    body.set('csrf', csrfToken);
    const answer = await ask<GenerationView>(`/generations/${generationId}/cancel`, { method: 'POST', body });
    if (answer.ok) dispatch({ kind: 'changed', generation: answer.value });
    else setTrouble(answer.code);
  };
  return { sending, trouble, submit: send, cancel };
};

export type StudioProviderProps = {
  readonly view: StudioView;
  readonly terms: TermsView;
  readonly csrfToken: string;
  readonly children: ReactNode;
};

/** Holds what the studio shows and what is being composed; above the routes, so that opening details loses nothing. */
export const StudioProvider = ({ view, terms, csrfToken, children }: StudioProviderProps) => {
  const [state, dispatch] = useReducer(reduceStudio, { view, link: 'live', descriptions: new Map<string, string>() });
  const [draft, changeDraft] = useReducer(reduceDraft, view.models, startDraft);
  useLive(dispatch);
  const { sending, trouble, submit, cancel } = useSubmit({ draft, csrfToken }, dispatch, changeDraft);
  const studio = { ...state, terms, draft, changeDraft, sending, trouble, submit, cancel };
  return <StudioContext.Provider value={studio}>{children}</StudioContext.Provider>;
};

/** The studio of this page. */
export const useStudio = (): Studio => {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('useStudio needs a StudioProvider above it');
  return studio;
};
