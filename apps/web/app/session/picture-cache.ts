type Held = { readonly url: Promise<string>; users: number };

/** Pictures that the page has fetched itself, by their addresses: shown twice, one is fetched once. */
export type PictureCache = {
  /**
   * Lends an address of the page's own for a picture's bytes.
   * @returns what gives it back; the bytes go when nobody shows them any more
   */
  readonly borrow: (path: string, use: (url: string) => void) => () => void;
};

const load = async (path: string): Promise<string> => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return URL.createObjectURL(await answer.blob());
};

const nothing = (): undefined => undefined;

export const createPictureCache = (): PictureCache => {
  const held = new Map<string, Held>();
  return {
    borrow: (path, use) => {
      const picture = held.get(path) ?? { url: load(path), users: 0 };
      picture.users += 1;
      held.set(path, picture);
      let isWanted = true;
      picture.url.then((url) => isWanted && use(url), nothing);
      return () => {
        isWanted = false;
        picture.users -= 1;
        if (picture.users > 0) return;
        if (held.get(path) === picture) held.delete(path);
        picture.url.then(URL.revokeObjectURL, nothing);
      };
    },
  };
};
