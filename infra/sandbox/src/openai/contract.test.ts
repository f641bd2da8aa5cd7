import OpenAI, { toFile } from 'openai';
import type { ImageGenStreamEvent } from 'openai/resources/images';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox } from '../index.ts';
import { failure, startProvider } from '../testing/provider.ts';
import { MARKER_COLOUR } from './moderation-rules.ts';

let sandbox: RunningSandbox;
let client: OpenAI;

beforeAll(async () => ({ sandbox, client } = await startProvider()));
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.faults.clear();
  sandbox.journal.clear();
});

const order = { model: 'gpt-image-2', prompt: 'a red sun', size: '1024x640', quality: 'low' } as const;

const collect = async (prompt: string): Promise<ImageGenStreamEvent[]> => {
  const events: ImageGenStreamEvent[] = [];
  for await (const event of await client.images.generate({ ...order, prompt, stream: true, partial_images: 3 }))
    events.push(event);
  return events;
};

const picture = (width: number, height: number, background = { r: 40, g: 90, b: 200, alpha: 1 }) =>
  sharp({ create: { width, height, channels: 4, background } })
    .png()
    .toBuffer();

describe('generations', () => {
  it('answers with pictures of the size asked for, and usage', async () => {
    const { data: answer, response } = await client.images.generate({ ...order, n: 2 }).withResponse();
    expect(answer.data).toHaveLength(2);
    expect(await sharp(Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64')).metadata()).toMatchObject({
      width: 1024,
      height: 640,
      format: 'png',
    });
    expect(answer.usage?.output_tokens).toBe(246);
    expect(response.headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{32}$/);
    expect(sandbox.journal.count('/v1/images/generations')).toBe(1);
    expect(sandbox.journal.entries()[0]).toMatchObject({ retryCount: 0, status: 200 });
    expect(JSON.stringify(sandbox.journal.entries())).not.toContain('red sun');
  });

  it('streams partial images that sharpen towards the final one', async () => {
    const events = await collect('a red sun');
    expect(events.map(({ type }) => type)).toEqual([
      ...Array<string>(3).fill('image_generation.partial_image'),
      'image_generation.completed',
    ]);
    const raws = await Promise.all(
      events.map(({ b64_json: text }) => sharp(Buffer.from(text, 'base64')).removeAlpha().raw().toBuffer()),
    );
    const final = raws[3] ?? Buffer.alloc(0);
    const differences = raws
      .slice(0, 3)
      .map((raw) => raw.reduce((sum, value, index) => sum + Math.abs(value - (final[index] ?? 0)), 0));
    expect(differences).toEqual([...differences].sort((one, other) => other - one));
  });

  it.each([
    [{ prompt: '' }, 400, 'empty_string', 'prompt'],
    [{ prompt: 'x'.repeat(32_001) }, 400, 'string_above_max_length', 'prompt'],
    [{ size: '1792x936' }, 400, 'invalid_value', 'size'],
    [{ size: '2048x512' }, 400, 'invalid_value', 'size'],
    [{ size: '512x512' }, 400, 'invalid_value', 'size'],
    [{ size: '3840x2176' }, 400, 'invalid_value', 'size'],
    [{ n: 11 }, 400, 'integer_above_max_value', 'n'],
    [{ quality: 'max' }, 400, 'invalid_value', 'quality'],
    [{ background: 'transparent', output_format: 'jpeg' }, 400, 'invalid_value', 'background'],
    [{ response_format: 'url' }, 400, 'unknown_parameter', 'response_format'],
    [{ model: 'dall-e-3' }, 404, 'model_not_found', 'model'],
  ] as const)('refuses %j', async (change, status, code, param) => {
    expect(await failure(client.images.generate({ ...order, ...change }))).toMatchObject({ status, code, param });
  });

  it('says exactly what the provider says about a size', async () => {
    const error = await failure(client.images.generate({ ...order, size: '1792x936' }));
    expect(error.error).toMatchObject({ message: "Invalid size '1792x936'. Width and height must both be divisible by 16." });
  });

  it('gives real alpha, and the formats asked for', async () => {
    const answer = await client.images.generate({
      ...order,
      background: 'transparent',
      output_format: 'webp',
      output_compression: 60,
    });
    const { channels } = await sharp(Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64')).stats();
    expect(channels[3]?.min).toBe(0);
    expect(channels[3]?.max).toBe(255);
  });

  it('lets only the right key in', async () => {
    const stranger = new OpenAI({ apiKey: 'wrong', baseURL: `${sandbox.url}/v1`, maxRetries: 0 });
    expect(await failure(stranger.images.generate(order))).toMatchObject({ status: 401, code: 'invalid_api_key' });
  });
});

describe('pacing', () => {
  it('waits for releases in manual pacing, and notes a client that left', async () => {
    sandbox.pacing.set({ mode: 'manual' });
    const stream = await client.images.generate({ ...order, stream: true, partial_images: 1 });
    const events = stream[Symbol.asyncIterator]();
    await sandbox.pacing.whenWaiting(1);
    sandbox.pacing.release();
    expect((await events.next()).value).toMatchObject({ type: 'image_generation.partial_image' });
    await sandbox.pacing.whenWaiting(1);
    stream.controller.abort();
    await expect.poll(() => sandbox.journal.entries()[0]?.outcome).toBe('left');
    sandbox.pacing.set({ mode: 'instant' });
  });
});

describe('edits', () => {
  const mask = async () =>
    sharp(await picture(1024, 640))
      .composite([{ input: await picture(200, 200), left: 100, top: 100, blend: 'dest-out' }])
      .png()
      .toBuffer();

  it('repaints only where the mask is transparent', async () => {
    const send = async (prompt: string) => {
      const image = await toFile(await picture(1024, 640), 'a.png', { type: 'image/png' });
      const answer = await client.images.edit({
        ...order,
        prompt,
        image,
        mask: await toFile(await mask(), 'm.png', { type: 'image/png' }),
      });
      return sharp(Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64'))
        .removeAlpha()
        .raw()
        .toBuffer();
    };
    const at = (raw: Buffer, x: number, y: number) => [...raw.subarray((y * 1024 + x) * 3, (y * 1024 + x) * 3 + 3)];
    const kept = await send('a red balloon');
    expect(at(kept, 900, 600)).toEqual([40, 90, 200]);
    expect(at(kept, 150, 150)).not.toEqual([40, 90, 200]);
  });

  it('takes several references and streams', async () => {
    const image = await Promise.all([1, 2].map(async (n) => toFile(await picture(300, 300), `${n}.png`, { type: 'image/png' })));
    const types: string[] = [];
    for await (const event of await client.images.edit({ ...order, image, stream: true, partial_images: 1 }))
      types.push(event.type);
    expect(types).toEqual(['image_edit.partial_image', 'image_edit.completed']);
  });

  it('refuses a mask of another size, too many pictures and files that are none', async () => {
    const file = async (width: number, name = 'a.png') => toFile(await picture(width, 640), name, { type: 'image/png' });
    const image = await file(1024);
    const badMask = await file(512);
    expect(await failure(client.images.edit({ ...order, image, mask: badMask }))).toMatchObject({ status: 400, param: 'mask' });
    const many = Array<typeof image>(17).fill(image);
    expect(await failure(client.images.edit({ ...order, image: many }))).toMatchObject({ code: 'array_above_max_length' });
    const broken = await toFile(Buffer.from('no picture'), 'a.png', { type: 'image/png' });
    expect(await failure(client.images.edit({ ...order, image: broken }))).toMatchObject({ code: 'invalid_image_file' });
  });
});

describe('other routes', () => {
  it('judges texts and pictures', async () => {
    const judge = async (input: OpenAI.ModerationCreateParams['input']) =>
      (await client.moderations.create({ model: 'omni-moderation-latest', input })).results[0];
    expect((await judge('a red sun'))?.flagged).toBe(false);
    expect((await judge('a nude'))?.categories.sexual).toBe(true);
    const hateful = await judge('[moderation:hate/threatening] sun');
    expect(hateful?.categories['hate/threatening']).toBe(true);
    expect(Object.keys(hateful?.categories ?? {})).toHaveLength(13);
    const marked = (await picture(64, 64, { ...MARKER_COLOUR, alpha: 1 })).toString('base64');
    expect((await judge([{ type: 'image_url', image_url: { url: `data:image/png;base64,${marked}` } }]))?.flagged).toBe(true);
  });

  it('finds its own mark in a PNG, and lists its models', async () => {
    const answer = await client.images.generate(order);
    const file = await toFile(Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64'), 'a.png', { type: 'image/png' });
    expect((await client.contentProvenanceChecks.create({ file })).results[0]).toMatchObject({
      type: 'c2pa',
      outcome: 'detected',
    });
    expect((await client.models.retrieve('gpt-image-2')).object).toBe('model');
    expect((await client.models.list()).data.length).toBeGreaterThan(10);
  });

  it('is alive, and refuses to listen or answer beyond loopback', async () => {
    expect((await fetch(`${sandbox.url}/readyz`)).status).toBe(200);
    await expect(startSandbox({ port: 0, host: '0.0.0.0' })).rejects.toMatchObject({ code: 'config_invalid' });
  });
});
