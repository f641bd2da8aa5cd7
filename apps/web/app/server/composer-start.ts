import type { ComposerFields, HistoryApi, ReusedPicture, SuggestionsApi } from '@candid/application';
import { AppError, parseId, type SubjectId } from '@candid/kernel';

/** What the composer begins with, and why. */
export interface ComposerStart {
  /** `again`: with all of an earlier picture; `edit`: to work on it; `habits`: as the person mostly chooses. */
  readonly by: 'again' | 'edit' | 'habits';
  readonly fields: ComposerFields;
  /** The picture that is worked on. */
  readonly source: { readonly imageId: string; readonly width: number; readonly height: number } | null;
  /** References that the page fetches and adds. */
  readonly references: readonly { readonly id: string; readonly mime: string }[];
}

interface Parts {
  readonly history: HistoryApi | null;
  readonly suggestions: SuggestionsApi | null;
  readonly session: { readonly subjectId: SubjectId; readonly account: object | null };
}

/** One that is gone by now begins nothing. */
const findReused = async ({ history, session }: Parts, id: string): Promise<ReusedPicture | null> => {
  if (!history) return null;
  try {
    return await history.reuse(session.subjectId, parseId<'image'>(id));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
};

/** Reads from the address which picture is used again; without one, what is suggested to whoever has an account. */
export const composerStart = async (parts: Parts, wish: URLSearchParams): Promise<ComposerStart | null> => {
  const [again, edit] = [wish.get('again'), wish.get('edit')];
  const reused = await findReused(parts, again ?? edit ?? '');
  if (reused && again !== null) return { by: 'again', fields: reused.fields, source: null, references: reused.references };
  if (reused) return { by: 'edit', fields: { ...reused.fields, prompt: '' }, source: reused.picture, references: [] };
  const { suggestions, session } = parts;
  const fields = session.account && suggestions ? await suggestions.fields(session.subjectId) : null;
  return fields && { by: 'habits', fields, source: null, references: [] };
};
