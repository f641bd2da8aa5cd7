import { useEffect, useRef, useState } from 'react';
import type { DraftReference } from './draft.ts';

/** Addresses under which the page can show files it holds, by reference id; each is given back once its file is not shown. */
export const useObjectUrls = (references: readonly DraftReference[]): ReadonlyMap<string, string> => {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map());
  const made = useRef(new Map<string, string>());
  useEffect(() => {
    const next = new Map(references.map(({ id, file }) => [id, made.current.get(id) ?? URL.createObjectURL(file)]));
    for (const [id, url] of made.current) if (!next.has(id)) URL.revokeObjectURL(url);
    made.current = next;
    setUrls(next);
  }, [references]);
  useEffect(
    () => () => {
      for (const url of made.current.values()) URL.revokeObjectURL(url);
      made.current = new Map();
    },
    [],
  );
  return urls;
};
