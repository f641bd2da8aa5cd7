/** True when `bytes` holds the ASCII text at that place. */
export const hasTextAt = (bytes: Uint8Array, at: number, text: string): boolean => {
  if (at + text.length > bytes.byteLength) return false;
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
};

/** True when `bytes` begins with exactly these values. */
export const startsWith = (bytes: Uint8Array, values: readonly number[]): boolean =>
  bytes.byteLength >= values.length && values.every((value, index) => bytes[index] === value);

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
