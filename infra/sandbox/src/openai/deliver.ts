import type { ImageEditStreamEvent, ImageGenStreamEvent, ImagesResponse } from 'openai/resources/images';
import { setTimeout as delay } from 'node:timers/promises';
import { sendJson, unixSeconds, untilClientLeaves, type Call } from '../call.ts';
import type { ActiveFaults } from '../control/faults.ts';
import { withoutDirectives } from '../control/faults.ts';
import type { PaintOrder, Painting } from '../painter/painter.ts';
import { moderationBlocked, serverError } from './failures.ts';
import type { ImageOptions } from './image-options.ts';
import { usageOf } from './usage.ts';
import type { Size } from './size.ts';

export interface Reference {
  bytes: Buffer;
  size: Size;
}

/** A checked order for pictures, and where its answer goes. */
export interface Delivery {
  kind: 'image_generation' | 'image_edit';
  call: Call;
  options: ImageOptions;
  references: readonly Reference[];
  mask: Buffer | null;
  faults: ActiveFaults;
}

const sizeText = ({ width, height }: Size): string => `${width}x${height}`;

const orderOf = ({ options, references, mask, faults }: Delivery, index: number): PaintOrder => {
  const { width, height } = options.size;
  return {
    model: options.model.id,
    prompt: withoutDirectives(options.prompt),
    size: faults.has('wrong-size') ? { width: width / 2, height: height / 2 } : options.size,
    quality: options.quality,
    background: options.background,
    format: options.format,
    compression: options.compression,
    index,
    references: references.map(({ bytes }) => bytes),
    mask,
    leakMask: faults.has('mask-leak'),
  };
};

const begin = (delivery: Delivery, index: number): Promise<Painting> => {
  const { painter, pacing } = delivery.call.sandbox;
  const order = orderOf(delivery, index);
  return { painted: painter.begin, plain: painter.plain, heavy: painter.heavy }[pacing.settings().pictures](order);
};

const finalBase64 = async (delivery: Delivery, painting: Painting): Promise<string> => {
  if (delivery.faults.has('empty-data')) return '';
  if (delivery.faults.has('not-an-image')) return Buffer.from('this is no image').toString('base64');
  return (await painting.finished()).toString('base64');
};

/** Answers with one JSON body that holds all n pictures. */
export const deliverWhole = async (delivery: Delivery): Promise<void> => {
  const { call, options, faults } = delivery;
  const data: { b64_json: string }[] = [];
  for (let index = 0; index < options.n; index += 1) {
    const painting = await begin(delivery, index);
    await call.sandbox.pacing.pass('final', call.signal);
    data.push({ b64_json: await finalBase64(delivery, painting) });
  }
  if (faults.has('moderation-output-late')) throw moderationBlocked('output', call.requestId);
  const usage = usageOf(options, references(delivery));
  const answer = {
    created: unixSeconds(call.sandbox.clock),
    data: faults.has('empty-data') ? [] : data,
    background: options.background,
    output_format: options.format,
    quality: options.quality,
    size: sizeText(options.size),
    ...(options.safetyIdentifier === null ? {} : { safety_identifier: options.safetyIdentifier }),
    ...(faults.has('missing-usage') ? {} : { usage }),
  } satisfies ImagesResponse;
  sendJson(call, 200, answer);
};

const references = (delivery: Delivery): Size[] => delivery.references.map(({ size }) => size);

type StreamEvent = ImageGenStreamEvent | ImageEditStreamEvent;

const write = async ({ call }: Delivery, event: string, data: string): Promise<void> => {
  if (call.response.write(`event: ${event}\ndata: ${data}\n\n`)) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  call.response.once('drain', resolve);
  await Promise.race([promise, untilClientLeaves(call.signal)]);
};

const send = (delivery: Delivery, event: StreamEvent): Promise<void> => write(delivery, event.type, JSON.stringify(event));

const common = ({ call, options }: Delivery) => ({
  created_at: unixSeconds(call.sandbox.clock),
  size: sizeText(options.size),
  quality: options.quality,
  background: options.background,
  output_format: options.format,
});

const sendPartial = async (delivery: Delivery, painting: Painting, step: number): Promise<void> => {
  await delivery.call.sandbox.pacing.pass('partial', delivery.call.signal);
  const picture = await painting.partial(step, delivery.options.partialImages);
  await send(delivery, {
    type: `${delivery.kind}.partial_image` as const,
    b64_json: picture.toString('base64'),
    partial_image_index: step,
    ...common(delivery),
  });
};

const sendCompleted = async (delivery: Delivery, painting: Painting): Promise<void> => {
  // The event's usage has no details of the output, as the whole answer's has.
  const { output_tokens_details: _details, ...usage } = usageOf({ ...delivery.options, n: 1 }, references(delivery));
  const event = {
    type: `${delivery.kind}.completed` as const,
    b64_json: await finalBase64(delivery, painting),
    ...common(delivery),
    ...(delivery.options.safetyIdentifier === null ? {} : { safety_identifier: delivery.options.safetyIdentifier }),
    usage,
  } satisfies StreamEvent;
  const { usage: left, ...rest } = event;
  const sent = delivery.faults.has('missing-usage') ? rest : { ...rest, usage: left };
  await write(delivery, event.type, JSON.stringify(sent));
};

/** What goes wrong after the first partial image (or at once, when none was asked for). True: the stream is over. */
const breakMidway = async (delivery: Delivery): Promise<boolean> => {
  const { call, faults } = delivery;
  if (faults.has('stall')) await untilClientLeaves(call.signal);
  if (faults.has('malformed-sse')) await write(delivery, `${delivery.kind}.partial_image`, '{"type":"image_generation.par');
  if (faults.has('error-event')) await write(delivery, 'error', JSON.stringify({ type: 'error', ...serverError(500).body }));
  if (faults.has('cut')) {
    // The bytes written so far must reach the client before the socket is destroyed.
    await delay(20, undefined, { signal: call.signal });
    call.response.socket?.destroy();
  }
  return faults.has('malformed-sse') || faults.has('error-event') || faults.has('cut');
};

const streamOne = async (delivery: Delivery, index: number): Promise<'completed' | 'broken'> => {
  const { call, options, faults } = delivery;
  const painting = await begin(delivery, index);
  const steps = faults.has('early-final') ? Math.min(1, options.partialImages) : options.partialImages;
  for (let step = 0; step < steps; step += 1) {
    await sendPartial(delivery, painting, step);
    if (step === 0 && (await breakMidway(delivery))) return 'broken';
  }
  if (steps === 0 && (await breakMidway(delivery))) return 'broken';
  await call.sandbox.pacing.pass('final', call.signal);
  if (faults.has('eof')) return 'broken';
  if (faults.has('moderation-output-late')) {
    await write(delivery, 'error', JSON.stringify({ type: 'error', ...moderationBlocked('output', call.requestId).body }));
    return 'broken';
  }
  await sendCompleted(delivery, painting);
  return 'completed';
};

/** Answers with server-sent events. Headers go out before anything is painted, as with the real service. */
export const deliverStream = async (delivery: Delivery): Promise<void> => {
  const { response } = delivery.call;
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
  for (let index = 0; index < delivery.options.n; index += 1) {
    if ((await streamOne(delivery, index)) === 'broken') break;
  }
  response.end();
};
