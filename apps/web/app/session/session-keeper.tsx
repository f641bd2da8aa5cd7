import { useNavigation, useRevalidator, useSubmit } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useHasDraft } from '../studio/kept-draft.tsx';
import { useReleaseForms } from './held-forms.tsx';
import { useSignedInBeside } from './signed-in-beside.ts';
import { usePageSession } from './session-context.tsx';

/**
 * A document is nobody's where no cookie came with it: once the page is alive it asks again, and at each change of its session. Where
 * cookies carry it, another tab may have signed in.
 */
const useAskAgain = (): void => {
  const { revalidate, state } = useRevalidator();
  // What is under way would be broken off, and is asked with the session of before.
  const isBusy = useNavigation().state !== 'idle' || state !== 'idle';
  const page = usePageSession();
  const [signIns, setSignIns] = useState(0);
  useSignedInBeside(() => setSignIns((count) => count + 1));
  const speaksFor = page ? (page.session?.token ?? 'nobody') : signIns || null;
  const spokeFor = useRef<string | number | null>(null);
  const ask = useRef(revalidate);
  ask.current = revalidate;
  useEffect(() => {
    if (isBusy || speaksFor === spokeFor.current) return;
    spokeFor.current = speaksFor;
    ask.current();
  }, [isBusy, speaksFor]);
};

/** Forms on the way to one's account that this site answers itself. */
const ENTRIES = /^\/(sign-in|sign-up|forgot)$/;

/**
 * Sends the page's plain forms by script: as documents they would go without the session, where the page carries it; and where somebody
 * signs in with a draft left on the table, the document would go and the draft with it.
 */
const useSendForms = (): void => {
  const submit = useSubmit();
  const isCarrying = usePageSession() !== null;
  const hasDraft = useHasDraft();
  const isTaken = useRef<(form: HTMLFormElement) => boolean>(() => false);
  isTaken.current = (form) => isCarrying || (ENTRIES.test(new URL(form.action).pathname) && hasDraft());
  const send = useRef(submit);
  send.current = submit;
  useEffect(() => {
    const take = (event: SubmitEvent): void => {
      const { target: form, submitter } = event;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post' || !isTaken.current(form))
        return;
      event.preventDefault();
      send.current(submitter instanceof HTMLElement && submitter.hasAttribute('name') ? (submitter as HTMLButtonElement) : form);
    };
    document.addEventListener('submit', take);
    return () => document.removeEventListener('submit', take);
  }, []);
};

/** What a page does that carries its session itself; where cookies do, it keeps a draft through a sign-in. */
export const SessionKeeper = (): null => {
  useAskAgain();
  useSendForms();
  useReleaseForms();
  return null;
};
