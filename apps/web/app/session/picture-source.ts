import { useEffect, useState } from 'react';
import { useIsCarriedByPage, usePageSession, usePictures } from './session-context.tsx';

/**
 * The address at which an `<img>` or a link finds one of the person's own pictures. Neither can send a header, so where the page carries
 * the session it fetches the bytes and lends them an address of its own for as long as they are shown.
 * @returns undefined until they are there, and where they are not to be had
 */
export const usePictureSource = (path: string): string | undefined => {
  const isCarriedByPage = useIsCarriedByPage();
  const token = usePageSession()?.session?.token;
  const pictures = usePictures();
  const [source, setSource] = useState<string>();
  useEffect(() => {
    if (token === undefined || !pictures) return undefined;
    const giveBack = pictures.borrow(path, setSource);
    return () => {
      setSource(undefined);
      giveBack();
    };
  }, [path, token, pictures]);
  return isCarriedByPage ? source : path;
};
