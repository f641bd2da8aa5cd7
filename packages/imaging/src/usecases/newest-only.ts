/** Does something with items as they come, one at a time; of those that come meanwhile only the newest is worth it. */
export interface NewestOnly<Item> {
  /** Takes an item without waiting for what is done with it. @throws what went wrong with one before */
  offer(item: Item): void;
  /** Resolves when nothing is being done any more; an item that was not begun with is left out. @throws as `offer` */
  settle(): Promise<void>;
}

export const newestOnly = <Item>(handle: (item: Item) => Promise<void>): NewestOnly<Item> => {
  let waiting: { readonly item: Item } | null = null;
  let running: Promise<void> | null = null;
  let failed: { readonly error: unknown } | null = null;

  const run = async (): Promise<void> => {
    try {
      while (waiting) {
        const { item } = waiting;
        waiting = null;
        await handle(item);
      }
    } catch (error) {
      failed = { error };
    }
    running = null;
  };
  const throwFailure = (): void => {
    if (failed) throw failed.error;
  };

  return {
    offer: (item) => {
      throwFailure();
      waiting = { item };
      running ??= run();
    },
    settle: async () => {
      waiting = null;
      await running;
      throwFailure();
    },
  };
};
