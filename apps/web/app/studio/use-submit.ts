import { useRef, useState, type Dispatch } from 'react';
import type { ErrorCode } from '@candid/kernel';
import { draftToForm, type Draft, type DraftAction } from './draft.ts';
import type { StudioAction } from './store.ts';
import { ask, type Answer } from './submit.ts';
import { fetchWhole, saveFile } from './take-picture.ts';
import type { LiveStudio } from './use-live.ts';
import type { GenerationView, ImageView, Refusal, Submitted } from './view.ts';

/** Why something was refused. `isPlain`: the form came without script, so its files are not in the page. */
export type Trouble = { readonly code: ErrorCode; readonly isPlain: boolean };

export type SubmitParts = {
  readonly draft: Draft;
  readonly csrfToken: string;
  /** What a form without script was answered. */
  readonly refusal: Refusal | null;
  readonly live: LiveStudio;
  readonly dispatch: Dispatch<StudioAction>;
  readonly changeDraft: Dispatch<DraftAction>;
};

/** Refusals after which the page knows less than the server. */
const TELLS_OF_CHANGE: readonly ErrorCode[] = ['limit_session', 'limit_spend', 'stopped_by_operator'];

/**
 * Posts forms with the session's token. A session that has not begun is begun first, before anything heavy is sent; one that has ended
 * is begun anew, once, and the form sent again: nothing is lost.
 */
const usePost = (csrfToken: string, live: LiveStudio) => {
  const token = useRef(csrfToken);
  const renew = async (): Promise<boolean> => {
    const renewed = await ask<{ csrfToken: string }>('/api/session');
    if (renewed.ok) token.current = renewed.value.csrfToken;
    return renewed.ok;
  };
  return async <T>(path: string, body: FormData): Promise<Answer<T>> => {
    if (token.current === '') await renew();
    body.set('csrf', token.current);
    const answer = await ask<T>(path, { method: 'POST', body });
    if (answer.ok || answer.code !== 'csrf_failed' || !(await renew())) return answer;
    live.reopen();
    body.set('csrf', token.current);
    return ask<T>(path, { method: 'POST', body });
  };
};

/**
 * Sends the draft. One key belongs to one content: pressing twice, or again after a broken connection, is the same
 * submission; any change to the draft, or success, starts a new one.
 */
export const useSubmit = ({ draft, csrfToken, refusal, live, dispatch, changeDraft }: SubmitParts) => {
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(refusal && { code: refusal.code, isPlain: true });
  const key = useRef<{ readonly draft: Draft; readonly clientKey: string } | null>(null);
  const post = usePost(csrfToken, live);
  const refuse = (code: ErrorCode): void => {
    setTrouble({ code, isPlain: false });
    if (TELLS_OF_CHANGE.includes(code)) void live.reread();
  };
  const submit = async (): Promise<void> => {
    if (sending) return;
    // A form would send half a character as a replacement sign, which nobody wrote.
    if (!draft.prompt.isWellFormed()) return refuse('prompt_bad_characters');
    if (key.current?.draft !== draft) key.current = { draft, clientKey: crypto.randomUUID() };
    setSending(true);
    setTrouble(null);
    const answer = await post<Submitted>('/generate', draftToForm(draft, key.current.clientKey));
    setSending(false);
    if (!answer.ok) return refuse(answer.code);
    dispatch({ kind: 'submitted', submitted: answer.value, draft });
    changeDraft({ kind: 'sent', draft });
  };
  const cancel = async (generationId: string): Promise<void> => {
    setTrouble(null);
    const answer = await post<GenerationView>(`/generations/${generationId}/cancel`, new FormData());
    if (answer.ok) dispatch({ kind: 'changed', generation: answer.value });
    else refuse(answer.code);
  };
  const take = async (image: ImageView): Promise<void> => {
    setTrouble(null);
    const arrived = await fetchWhole(image);
    if (!arrived.ok) return refuse(arrived.code);
    saveFile(arrived.file, image);
    const body = new FormData();
    body.set('sha256', arrived.sha256);
    const answer = await post<GenerationView>(`/images/${image.id}/taken`, body);
    if (answer.ok) dispatch({ kind: 'changed', generation: answer.value });
    else refuse(answer.code);
  };
  return { sending, trouble, submit, cancel, take };
};
