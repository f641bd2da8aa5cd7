import type { ChildProcess } from 'node:child_process';
import { AppError } from '@candid/kernel';
import { z } from 'zod';
import { createFrameReader, encodeFrame, FrameTooLarge } from './child/frames.mjs';
import { launch, residentBytes, type HostWalls } from './launch.ts';
import type { DecoderLimits } from './limits.ts';
import type { ChildRequest, Frame, ImageFacts } from './protocol.ts';

export type DecodedImage = { readonly image: ImageFacts; readonly bytes: Uint8Array };

/** One process for one image: after its answer, or its failure, it is ended. */
export type DecodingProcess = {
  /** Settles when the codecs are loaded. @throws AppError `internal` when the process cannot start. */
  readonly ready: Promise<void>;
  /** May be called once. */
  run(request: ChildRequest, payload: readonly Uint8Array[]): Promise<DecodedImage>;
  /** Ends it and resolves when it is gone. */
  end(): Promise<void>;
};

const WATCH_EVERY_MS = 25;
const HEADER_BYTES = 4096;
/** A whole job tells of its progress a handful of times. */
const MOST_FRAMES = 32;

const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('progress') }),
  z.object({
    kind: z.literal('done'),
    image: z.object({
      mime: z.enum(['image/png', 'image/jpeg', 'image/webp']),
      width: z.int().positive(),
      height: z.int().positive(),
      hasTransparency: z.boolean(),
    }),
  }),
  z.object({ kind: z.literal('failed'), reason: z.enum(['broken', 'size-differs']) }),
]);

type Options = { readonly entry: string; readonly limits: DecoderLimits; readonly walls: HostWalls };
type Ending = 'exited' | 'memory' | 'stalled' | 'too-slow' | 'misbehaved' | 'output-too-large' | 'closed';

const endingError = (ending: Ending, hasWork: boolean): AppError => {
  if (!hasWork) return new AppError('internal', { decoder: ending });
  if (ending === 'output-too-large') return new AppError('reference_too_large', { reason: ending });
  return new AppError(ending === 'closed' ? 'cancelled' : 'reference_broken', { reason: ending });
};

/**
 * Kills the child when it takes more memory or time than allowed. A spare process may wait for work as long as it
 * likes, so the clocks run only while it loads and while it works.
 */
const watch = (child: ChildProcess, limits: DecoderLimits, kill: (why: Ending) => void) => {
  let total: NodeJS.Timeout | undefined;
  let stall: NodeJS.Timeout | undefined;
  const memory = setInterval(() => {
    if (child.pid !== undefined && (residentBytes(child.pid) ?? 0) > limits.memoryBytes) kill('memory');
  }, WATCH_EVERY_MS);
  const rest = (): void => {
    clearTimeout(total);
    clearTimeout(stall);
  };
  return {
    busy() {
      total = setTimeout(() => kill('too-slow'), limits.total);
      stall = setTimeout(() => kill('stalled'), limits.stall);
    },
    progress: () => stall?.refresh(),
    rest,
    stop() {
      rest();
      clearInterval(memory);
    },
  };
};

/** Starts a process and guards it; everything that comes out of it is treated as an attacker's. */
export const startDecodingProcess = (options: Options): DecodingProcess => {
  const { limits } = options;
  const child = launch(options);
  const reader = createFrameReader({ headerBytes: HEADER_BYTES, payloadBytes: limits.outputBytes });
  const started = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<DecodedImage>();
  const gone = Promise.withResolvers<void>();
  let hasWork = false;
  let ending: Ending | null = null;
  let frames = 0;

  const kill = (why: Ending): void => {
    ending ??= why;
    child.kill('SIGKILL');
  };
  const watcher = watch(child, limits, kill);
  watcher.busy();

  const accept = ({ header, payload }: Frame): void => {
    frames += 1;
    const reply = replySchema.parse(header);
    if (frames > MOST_FRAMES) throw new Error('too many frames');
    watcher.progress();
    if (reply.kind === 'ready') {
      watcher.rest();
      started.resolve();
    }
    if (reply.kind === 'done') answered.resolve({ image: reply.image, bytes: payload });
    if (reply.kind === 'failed') {
      answered.reject(new AppError(reply.reason === 'broken' ? 'reference_broken' : 'mask_wrong_size', { reason: reply.reason }));
    }
    if (reply.kind === 'done' || reply.kind === 'failed') kill('closed');
  };

  child.stdout?.on('data', (chunk: Buffer) => {
    if (ending !== null) return;
    try {
      for (const frame of reader.push(chunk)) accept(frame);
    } catch (error) {
      kill(error instanceof FrameTooLarge ? 'output-too-large' : 'misbehaved');
    }
  });
  child.stdin?.on('error', () => kill('exited'));
  const onGone = (): void => {
    watcher.stop();
    const error = endingError(ending ?? 'exited', hasWork);
    started.reject(error);
    answered.reject(error);
    gone.resolve();
  };
  child.on('error', onGone);
  child.on('close', onGone);
  started.promise.catch(() => undefined);
  answered.promise.catch(() => undefined);

  return {
    ready: started.promise,
    async run(request, payload) {
      await started.promise;
      hasWork = true;
      watcher.busy();
      for (const part of encodeFrame(request, payload)) child.stdin?.write(part);
      return answered.promise;
    },
    end() {
      kill('closed');
      return gone.promise;
    },
  };
};
