import { crc32 } from 'node:zlib';

const box = (type: string, payload: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(payload.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, payload]);
};

/** A JUMBF superbox labelled like a C2PA manifest store; it holds a note, no signature. */
const manifest = (model: string): Buffer => {
  const c2paType = Buffer.from('63327061001100108000 00aa00389b71'.replaceAll(' ', ''), 'hex');
  const description = box('jumd', Buffer.concat([c2paType, Buffer.from([3]), Buffer.from('c2pa\0', 'latin1')]));
  const note = box(
    'json',
    Buffer.from(JSON.stringify({ digitalSourceType: 'trainedAlgorithmicMedia', generator: 'candid-sandbox', model })),
  );
  return box('jumb', Buffer.concat([description, note]));
};

/** Byte length of the PNG signature and IHDR: the chunk goes right behind them. */
const AFTER_IHDR = 33;

/** Adds a `caBX` chunk to a PNG, as the provider's pictures carry one. */
export const withManifest = (png: Buffer, model: string): Buffer => {
  const body = Buffer.concat([Buffer.from('caBX', 'latin1'), manifest(model)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4, 0);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body), 0);
  return Buffer.concat([png.subarray(0, AFTER_IHDR), length, body, sum, png.subarray(AFTER_IHDR)]);
};
