import { useEffect, useState } from 'react';

/**
 * The server's time, ticking in the browser: deadlines are the server's, and a wrong clock on the device must not
 * move them. The first paint shows `serverTime` itself, so that server and browser draw the same.
 */
export const useServerNow = (serverTime: string, everyMs = 1_000): number => {
  const [now, setNow] = useState(() => Date.parse(serverTime));
  useEffect(() => {
    const ahead = Date.parse(serverTime) - Date.now();
    const tick = (): void => setNow(Date.now() + ahead);
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [serverTime, everyMs]);
  return now;
};
