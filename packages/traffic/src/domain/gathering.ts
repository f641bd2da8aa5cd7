/** Things of one kind become one until they are taken: what a flood adds is a number and not a row. */
export interface Gathering<Item> {
  /** Adds, or joins to what is there under the same key. @returns false when there is no room: the item is lost */
  add(key: string, item: Item): boolean;
  /** Everything gathered so far; the gathering is empty afterwards. */
  take(): Item[];
}

export interface GatheringOptions<Item> {
  /** Different things held at most. */
  readonly room: number;
  readonly join: (held: Item, added: Item) => Item;
}

export const createGathering = <Item>({ room, join }: GatheringOptions<Item>): Gathering<Item> => {
  let items = new Map<string, Item>();
  return {
    add: (key, item) => {
      const held = items.get(key);
      if (held === undefined && items.size >= room) return false;
      items.set(key, held === undefined ? item : join(held, item));
      return true;
    },
    take: () => {
      const taken = [...items.values()];
      items = new Map();
      return taken;
    },
  };
};
