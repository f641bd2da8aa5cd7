import { systemTimers } from '@candid/imaging';

/** Runs something again and again until stopped, never twice at once. */
export const repeat = (every: number, round: () => Promise<void>): { stop(): Promise<void> } => {
  let stopped = false;
  let cancel: () => void = () => undefined;
  const loop = async (): Promise<void> => {
    while (!stopped) {
      await round();
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const off = systemTimers().after(every, resolve);
        cancel = () => (off(), resolve());
      });
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped = true;
      cancel();
      await running;
    },
  };
};
