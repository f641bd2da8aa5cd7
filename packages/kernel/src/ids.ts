import { randomUUID } from 'node:crypto';
import { AppError } from './errors.ts';

export type IdKind =
  | 'subject'
  | 'session'
  | 'generation'
  | 'image'
  | 'blob'
  | 'object-key'
  | 'log-line'
  | 'log-opening'
  | 'usage-event'
  | 'letter'
  | 'link'
  | 'correspondence'
  | 'device';

/** A UUID that cannot be passed where another kind of id is meant. */
export type Id<K extends IdKind> = string & { readonly __kind: K };
export type SubjectId = Id<'subject'>;
export type SessionId = Id<'session'>;
export type GenerationId = Id<'generation'>;
export type ImageId = Id<'image'>;
export type BlobId = Id<'blob'>;
export type ObjectKeyId = Id<'object-key'>;
export type LetterId = Id<'letter'>;
export type LinkId = Id<'link'>;
export type CorrespondenceId = Id<'correspondence'>;
export type DeviceId = Id<'device'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new random id (UUID version 4: it tells nothing about when or where it was made). */
export const newId = <K extends IdKind>(): Id<K> => randomUUID() as Id<K>;

/**
 * Reads an id that came from outside.
 * @throws AppError `not_found`: a malformed id and an unknown one get the same answer.
 */
export const parseId = <K extends IdKind>(text: string): Id<K> => {
  if (!UUID.test(text)) throw new AppError('not_found');
  return text as Id<K>;
};
