const EXTENSIONS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' };

const ID_LENGTH_IN_NAME = 8;

/** What a downloaded picture is called: nothing of what it shows. */
export const pictureName = ({ id, mime }: { readonly id: string; readonly mime: string }): string =>
  `candid-${id.slice(0, ID_LENGTH_IN_NAME)}.${EXTENSIONS[mime] ?? 'bin'}`;
