import type { ErrorCode } from '@candid/kernel';
import { isErrorCode } from '../messages/index.ts';

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ErrorCode };

const codeIn = (body: unknown): ErrorCode => {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return isErrorCode(code) ? code : 'internal';
};

/** Asks our own server and reads its JSON. A failure keeps its code; no answer of ours reads as `unreachable`. */
export const ask = async <T>(path: string, init: RequestInit = {}): Promise<Answer<T>> => {
  try {
    const response = await fetch(path, { ...init, headers: { accept: 'application/json' } });
    const body: unknown = await response.json();
    return response.ok ? { ok: true, value: body as T } : { ok: false, code: codeIn(body) };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
};
