import { useEffect, useRef } from 'react';

const CHANNEL = 'candid-signed-in';

/** Tells this site's other open pages that somebody has signed in beside them. */
export const tellSignedIn = (): void => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
};

/** Hears of it in a page that stayed open for what is being written in it. */
export const useSignedInBeside = (hear: () => void): void => {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => latest.current();
    return () => channel.close();
  }, []);
};
