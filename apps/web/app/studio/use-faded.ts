import { useEffect, useState, type RefObject } from 'react';

/** True once an element that goes has ended its fade; without a fade, at once. */
export const useFaded = (element: RefObject<HTMLElement>, isGoing: boolean): boolean => {
  const [faded, setFaded] = useState(false);
  useEffect(() => {
    if (!isGoing) return undefined;
    const left = new AbortController();
    const fades = element.current?.getAnimations().map(({ finished }) => finished) ?? [];
    void Promise.allSettled(fades).then(() => left.signal.aborted || setFaded(true));
    return () => left.abort();
  }, [element, isGoing]);
  return faded;
};
