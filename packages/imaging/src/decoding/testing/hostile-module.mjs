/** What a codec that was taken over could do to its parent; what it would try to reach is in ../child/trial.mjs. It runs inside the real decoding process, in place of its entry. */
import { createFrameReader, encodeFrame } from '../child/frames.mjs';

/** @import { Frame } from '../protocol.ts' */

/** @typedef {{ readonly attack: 'memory' | 'loop' | 'flood' | 'noise' | 'huge-claim' | 'exit' }} Attack */

/** @type {(header: unknown, payload?: readonly Uint8Array[]) => void} */
const send = (header, payload = []) => {
  for (const part of encodeFrame(header, payload)) process.stdout.write(part);
};
/** @type {(findings: object) => void} */
const answer = (findings) =>
  send({ kind: 'done', image: { mime: 'image/png', width: 1, height: 1, hasTransparency: false } }, [
    new TextEncoder().encode(JSON.stringify(findings)),
  ]);

const PIECE_BYTES = 100_000_000;
const fillMemory = () => {
  /** @type {Buffer[]} */
  const kept = [];
  const grow = () => {
    try {
      kept.push(Buffer.alloc(PIECE_BYTES, 1));
    } catch (error) {
      return answer({ bytes: kept.length * PIECE_BYTES, error: String(error) });
    }
    if (kept.length * PIECE_BYTES >= 2_000_000_000) return answer({ bytes: kept.length * PIECE_BYTES, error: null });
    setImmediate(grow);
  };
  grow();
};

/** @type {(chunk: () => readonly Uint8Array[]) => void} */
const flood = (chunk) => {
  const more = () => {
    for (const part of chunk()) process.stdout.write(part);
    setImmediate(more);
  };
  more();
};

/** @type {(frame: Frame) => void} */
const strike = ({ header }) => {
  const attack = /** @type {Attack} */ (header);
  if (attack.attack === 'memory') fillMemory();
  if (attack.attack === 'loop') for (;;);
  if (attack.attack === 'flood') flood(() => encodeFrame({ kind: 'progress' }));
  if (attack.attack === 'noise') flood(() => [new Uint8Array(65_536).fill(0x20)]);
  if (attack.attack === 'huge-claim') process.stdout.write(new Uint8Array([0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff, 0x7b, 0x7d]));
  if (attack.attack === 'exit') process.exit(0);
};

const reader = createFrameReader({ headerBytes: 4096, payloadBytes: 1024 });
process.stdin.on('data', (chunk) => reader.push(chunk).forEach(strike));
process.stdin.on('end', () => undefined);
send({ kind: 'ready' });
