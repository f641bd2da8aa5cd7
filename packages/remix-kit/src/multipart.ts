import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import busboy from 'busboy';
import { AppError, type ErrorCode } from '@candid/kernel';

export interface MultipartLimits {
  files: number;
  fileBytes: number;
  fields: number;
  fieldBytes: number;
  /** All files together. */
  totalFileBytes: number;
  /** Codes for the refusals a page words in its own terms; `too_large` and `too_many` where left out. */
  codes?: { fileTooLarge?: ErrorCode; filesTooLarge?: ErrorCode; tooManyFiles?: ErrorCode; fieldTooLarge?: ErrorCode };
}

/** A part of a form. The file's own name is not passed on: it is personal data that nothing here needs. */
export type FormPart =
  | { kind: 'field'; name: string; value: string }
  /** `claimedType` is what the sender says; what the bytes are is for the decoder to find out. */
  | { kind: 'file'; name: string; claimedType: string; bytes: AsyncIterable<Uint8Array> };

const parserFor = (request: Request, limits: MultipartLimits) => {
  const type = request.headers.get('Content-Type') ?? '';
  if (!type.startsWith('multipart/form-data')) throw new AppError('unsupported_media');
  try {
    return busboy({
      headers: { 'content-type': type },
      limits: {
        files: limits.files,
        // One byte over, so that a file of exactly the limit is told from one that was cut.
        fileSize: limits.fileBytes + 1,
        fields: limits.fields,
        fieldSize: limits.fieldBytes + 1,
        fieldNameSize: 100,
        headerPairs: 20,
        parts: limits.files + limits.fields + 1,
      },
    });
  } catch {
    throw new AppError('bad_request');
  }
};

const toAppError = (thrown: unknown): AppError => (thrown instanceof AppError ? thrown : new AppError('bad_request'));

/** A file's bytes, which end with an error and not silently when they pass a limit. */
async function* meteredBytes(source: Readable, limits: MultipartLimits, total: { bytes: number }): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    total.bytes += chunk.byteLength;
    if (bytes > limits.fileBytes) throw new AppError(limits.codes?.fileTooLarge ?? 'too_large', { bytes: limits.fileBytes });
    if (total.bytes > limits.totalFileBytes)
      throw new AppError(limits.codes?.filesTooLarge ?? 'too_large', { bytes: limits.totalFileBytes });
    yield chunk;
  }
}

/**
 * The parts of a multipart form, one after the other as they arrive; nothing is written anywhere. A file's bytes must be
 * read before the next part is asked for; what is left of them is skipped. Fields that came before a refusal come before it here too.
 * @throws AppError `unsupported_media`, `bad_request` (malformed, or the sender broke off), `too_large`, `too_many`,
 * the codes of `limits`, and what the body itself ends with (`timed_out`).
 */
export async function* readFormParts(request: Request, limits: MultipartLimits): AsyncGenerator<FormPart, void, void> {
  const parser = parserFor(request, limits);
  if (request.body === null) throw new AppError('bad_request');
  const source = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
  const waiting: { part: FormPart; rest?: Readable }[] = [];
  const total = { bytes: 0 };
  let failure: AppError | null = null;
  let finished = false;
  let wake = (): void => {};
  const settle = (error: AppError | null): void => {
    failure ??= error;
    finished = true;
    wake();
  };
  const push = (part: FormPart, rest?: Readable): void => {
    waiting.push(rest === undefined ? { part } : { part, rest });
    wake();
  };
  parser.on('field', (name, value, info) => {
    if (info.nameTruncated || info.valueTruncated || value.length > limits.fieldBytes)
      return settle(new AppError(limits.codes?.fieldTooLarge ?? 'too_large', { bytes: limits.fieldBytes }));
    push({ kind: 'field', name, value });
  });
  parser.on('file', (name, file, info) => {
    // Errors reach the reader through the iteration; without a listener they would also end the process.
    file.on('error', (error) => settle(toAppError(error)));
    push({ kind: 'file', name, claimedType: info.mimeType, bytes: meteredBytes(file, limits, total) }, file);
  });
  parser.on('filesLimit', () => settle(new AppError(limits.codes?.tooManyFiles ?? 'too_many', { files: limits.files })));
  parser.on('fieldsLimit', () => settle(new AppError('too_many', { fields: limits.fields })));
  parser.on('partsLimit', () => settle(new AppError('too_many')));
  parser.on('error', (error) => settle(toAppError(error)));
  parser.on('close', () => settle(null));
  source.on('error', (error) => {
    settle(toAppError(error));
    parser.destroy(failure ?? undefined);
  });
  source.pipe(parser);
  try {
    while (true) {
      const next = waiting.shift();
      if (failure !== null) {
        if (next === undefined) throw failure as AppError;
        // What was written before the refusal is still told; files are not worth reading any more.
        if (next.part.kind === 'field') yield next.part;
        else next.rest?.resume();
      } else if (next !== undefined) {
        yield next.part;
        next.rest?.resume();
      } else if (finished) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    source.unpipe(parser);
    source.destroy();
    parser.destroy();
  }
}

export interface ReceivedFile {
  name: string;
  claimedType: string;
  bytes: Uint8Array;
}

export interface ReceivedForm {
  /** The last value of each field. */
  fields: ReadonlyMap<string, string>;
  files: ReceivedFile[];
}

const readAll = async (source: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/**
 * Reads a whole multipart form into memory, within its limits. Errors as `readFormParts`.
 * @param fields gets each field as it arrives: whoever holds it knows them also when a later part is refused
 */
export const readForm = async (
  request: Request,
  limits: MultipartLimits,
  fields = new Map<string, string>(),
): Promise<ReceivedForm> => {
  const files: ReceivedFile[] = [];
  for await (const part of readFormParts(request, limits)) {
    if (part.kind === 'field') fields.set(part.name, part.value);
    else files.push({ name: part.name, claimedType: part.claimedType, bytes: await readAll(part.bytes) });
  }
  return { fields, files };
};
