import { useEffect, type Dispatch } from 'react';
import type { DraftAction } from './draft.ts';
import type { ComposerStart, ModelView } from './view.ts';

const fetchReference = async ({ id, mime }: ComposerStart['references'][number], signal: AbortSignal) => {
  const answer = await fetch(`/history/inputs/${id}`, { signal });
  return answer.ok ? [{ id: crypto.randomUUID(), file: new File([await answer.blob()], 'reference', { type: mime }) }] : [];
};

/** Adds the references of a picture that is used again to the draft, as far as they are still held. */
export const useHeldReferences = (
  start: ComposerStart | null,
  { models, changeDraft }: { readonly models: readonly ModelView[]; readonly changeDraft: Dispatch<DraftAction> },
): void => {
  useEffect(() => {
    if (!start || start.references.length === 0) return undefined;
    const ended = new AbortController();
    const limit = models.find(({ id }) => id === start.fields['model'])?.maxReferences ?? 0;
    const add = async (): Promise<void> => {
      const found = await Promise.all(start.references.map((reference) => fetchReference(reference, ended.signal)));
      if (!ended.signal.aborted) changeDraft({ kind: 'addReferences', references: found.flat(), limit });
    };
    // Whoever leaves the page, or has lost the connection, goes on without them.
    add().catch((): undefined => undefined);
    return () => ended.abort();
  }, [start, models, changeDraft]);
};
