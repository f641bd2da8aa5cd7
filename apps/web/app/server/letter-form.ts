import type { LetterForm, SupportApi } from '@candid/application';
import { readForm, type ReceivedFile } from '@candid/remix-kit';

/** Far above the longest letter: what is a little too long is given back whole to whoever wrote it. */
const FIELD_BYTES = 1_000_000;

/** What was written and chosen, to be given back if the letter is refused. */
export const typedOf = (fields: ReadonlyMap<string, string>): Pick<LetterForm, 'kind' | 'address' | 'text'> => ({
  kind: fields.get('kind') ?? '',
  address: fields.get('address') ?? '',
  text: fields.get('text') ?? '',
});

/** A file field that nothing was chosen for comes as an empty, untyped part. */
const isChosen = ({ bytes, claimedType }: ReceivedFile): boolean =>
  bytes.byteLength > 0 || claimedType !== 'application/octet-stream';

/**
 * Reads a letter with its files; it is all in memory, within the policy's limits.
 * @param fields gets what was written as it arrives: whoever holds it knows it also when a file is refused
 * @throws AppError `enclosure_too_many`, `enclosure_too_large`, `letter_invalid`, and those of `readForm`
 */
export const readLetter = async (
  request: Request,
  { files: { most, bytes } }: Pick<SupportApi, 'files'>,
  fields: Map<string, string>,
): Promise<LetterForm['files']> => {
  const { files } = await readForm(
    request,
    {
      files: most,
      fileBytes: bytes,
      totalFileBytes: bytes,
      fields: 8,
      fieldBytes: FIELD_BYTES,
      codes: {
        fileTooLarge: 'enclosure_too_large',
        filesTooLarge: 'enclosure_too_large',
        tooManyFiles: 'enclosure_too_many',
        fieldTooLarge: 'letter_invalid',
      },
    },
    fields,
  );
  return files.filter(({ name }) => name === 'files').filter(isChosen);
};
