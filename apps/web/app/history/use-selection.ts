import { useCallback, useEffect, useRef, useState } from 'react';

export type Selection = {
  readonly chosen: ReadonlySet<string>;
  /** Ticks or unticks one; with `isRange` everything between it and the one before it as well. */
  readonly toggle: (id: string, how: { readonly isOn: boolean; readonly isRange: boolean }) => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
};

/** The name of a tick in its form. */
export const TICK = 'image';

const between = (ids: readonly string[], one: string | null, other: string): readonly string[] => {
  const [a, b] = [one === null ? -1 : ids.indexOf(one), ids.indexOf(other)];
  return a === -1 ? [other] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
};

/** Which pictures of a page are ticked. What goes from the page goes from the selection; Escape clears it. */
export const useSelection = (ids: readonly string[]): Selection => {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const clear = useCallback(() => setTicked(new Set()), []);
  // What was ticked before the page came alive is ticked.
  useEffect(() => {
    const early = document.querySelectorAll<HTMLInputElement>(`input[name="${TICK}"]:checked`);
    if (early.length > 0) setTicked(new Set([...early].map(({ value }) => value)));
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) clear();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [clear]);
  return {
    chosen: new Set(ids.filter((id) => ticked.has(id))),
    toggle: (id, { isOn, isRange }) => {
      const changed = isRange ? between(ids, last.current, id) : [id];
      last.current = id;
      setTicked((before) => {
        const after = new Set(before);
        for (const one of changed)
          if (isOn) after.add(one);
          else after.delete(one);
        return after;
      });
    },
    chooseAll: () => setTicked(new Set(ids)),
    clear,
  };
};
