import busboy from 'busboy';
import { ApiFailure } from './failure.ts';

export interface FormFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

export interface Form {
  fields: Record<string, string>;
  files: FormFile[];
}

/** Reads a multipart body. @throws ApiFailure 400 when it is malformed. */
export const parseForm = (contentType: string, body: Buffer): Promise<Form> =>
  new Promise((resolve, reject) => {
    const refuse = (): void => reject(new ApiFailure(400, 'Could not parse multipart form'));
    const form: Form = { fields: {}, files: [] };
    try {
      const parser = busboy({ headers: { 'content-type': contentType } });
      parser.on('field', (name, value) => void (form.fields[name ?? ''] = value));
      parser.on('file', (name, stream, { mimeType }) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', refuse);
        stream.on('end', () => form.files.push({ name: name ?? '', mime: mimeType, bytes: Buffer.concat(chunks) }));
      });
      parser.on('close', () => resolve(form));
      parser.on('error', refuse);
      parser.end(body);
    } catch {
      refuse();
    }
  });
