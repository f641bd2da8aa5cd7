import {
  APIConnectionTimeoutError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  toFile,
} from 'openai';
import type { ImageGenStreamEvent } from 'openai/resources/images';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { OPENAI_FAULTS, type OpenaiFaultName } from '../control/faults.ts';
import { clientOf, failure, startProvider, type Provider } from '../testing/provider.ts';

/** Goal: each fault, as the official client without retries sees it. A fault that is not in `seen` does not compile. */
let provider: Provider;
beforeAll(async () => void (provider = await startProvider()));
afterAll(() => provider.sandbox.close());
beforeEach(() => {
  provider.sandbox.faults.clear();
  provider.sandbox.journal.clear();
});

/** Long enough for an answer that is on its way, and far below the faults that never answer or wait for minutes. */
const PATIENCE_MS = 700;

const order = { model: 'gpt-image-2', size: '1024x640', quality: 'low' } as const;
const whole = (fault: string) => provider.client.images.generate({ ...order, prompt: `a red sun [fault:${fault}]` });
const judge = () => provider.client.moderations.create({ model: 'omni-moderation-latest', input: 'a red sun' });
const decode = (text: string | undefined) => sharp(Buffer.from(text ?? '', 'base64')).metadata();
const open = (fault: string, partials: number) =>
  provider.client.images.generate({
    ...order,
    prompt: `a red sun [fault:${fault}]`,
    stream: true,
    partial_images: partials,
  });

/** All events of a stream with three partial images. */
const collect = async (fault: string, partials = 3): Promise<ImageGenStreamEvent[]> => {
  const events: ImageGenStreamEvent[] = [];
  for await (const event of await open(fault, partials)) events.push(event);
  return events;
};

const kinds = (events: readonly ImageGenStreamEvent[]) => events.map(({ type }) => type.split('.')[1]);

/** The error after `partials` events have arrived. */
const brokenAfter = async (fault: string, partials: number): Promise<unknown> => {
  const events: unknown[] = [];
  const error = await (async () => {
    for await (const event of await open(fault, 3)) events.push(event);
  })().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(events).toHaveLength(partials);
  return error;
};

const refused =
  (type: new (...args: never[]) => Error, status: number, code: string | null) => async (fault: OpenaiFaultName) => {
    const error = await failure(whole(fault));
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ status, code });
    expect(await failure(open(fault, 1))).toMatchObject({ status, code });
  };

const blocked = (stage: 'input' | 'output') => async (fault: OpenaiFaultName) => {
  const error = await failure(whole(fault));
  expect(error).toMatchObject({ status: 400, code: 'moderation_blocked', type: 'image_generation_user_error' });
  expect(error.error).toMatchObject({ moderation_details: { moderation_stage: stage, categories: ['sexual'] } });
};

/** What the journal says once the client has given up on the only call. */
const leftUnanswered = () =>
  expect.poll(() => provider.sandbox.journal.entries()[0]).toMatchObject({ outcome: 'left', status: null });

const solid = (alpha: number) =>
  sharp({ create: { width: 1024, height: 640, channels: 4, background: { r: 40, g: 90, b: 200, alpha } } })
    .png()
    .toBuffer();

const seen: Record<OpenaiFaultName, (fault: OpenaiFaultName) => Promise<void>> = {
  '401': refused(AuthenticationError, 401, 'invalid_api_key'),
  '403': refused(PermissionDeniedError, 403, null),
  '404': refused(NotFoundError, 404, 'model_not_found'),
  '429': async () => {
    const error = await failure(whole('429:7'));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded', type: 'tokens' });
    expect(error.headers?.get('retry-after-ms')).toBe('7');
    expect((await failure(whole('429'))).headers?.get('retry-after-ms')).toBe('1200');
  },
  'insufficient-quota': refused(RateLimitError, 429, 'insufficient_quota'),
  'billing-hard-limit': refused(BadRequestError, 400, 'billing_hard_limit_reached'),
  '500': refused(InternalServerError, 500, 'server_error'),
  '500-once': async () => {
    expect(await failure(whole('500-once'))).toMatchObject({ status: 500 });
    expect((await whole('500-once')).data).toHaveLength(1);
  },
  '502': refused(InternalServerError, 502, 'server_error'),
  '503': refused(InternalServerError, 503, 'server_error'),
  'moderation-input': blocked('input'),
  'moderation-output': blocked('output'),
  'moderation-output-late': async (fault) => {
    const error = await brokenAfter(fault, 3);
    expect(error).toMatchObject({ status: undefined, code: 'moderation_blocked' });
    expect(error).toMatchObject({ error: { moderation_details: { moderation_stage: 'output' } } });
    await blocked('output')(fault);
  },
  hang: async (fault) => {
    const impatient = clientOf(provider.sandbox, PATIENCE_MS);
    const prompt = `a red sun [fault:${fault}]`;
    expect(await failure(impatient.images.generate({ ...order, prompt, stream: true }))).toBeInstanceOf(
      APIConnectionTimeoutError,
    );
    await leftUnanswered();
  },
  slow: async () => {
    const impatient = clientOf(provider.sandbox, PATIENCE_MS);
    const prompt = 'a red sun [fault:slow:60]';
    expect(await failure(impatient.images.generate({ ...order, prompt, stream: true }))).toBeInstanceOf(
      APIConnectionTimeoutError,
    );
    await leftUnanswered();
    expect((await whole('slow:0.01')).data).toHaveLength(1);
  },
  stall: async (fault) => {
    const stream = await open(fault, 3);
    const events = stream[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ type: 'image_generation.partial_image', partial_image_index: 0 });
    let more = false;
    const next = events.next().then(({ done }) => void (more = done !== true));
    // A whole other picture is ordered and delivered meanwhile: what still was on its way would have come.
    await provider.client.images.generate({ ...order, prompt: 'a red sun' });
    expect(more).toBe(false);
    expect(provider.sandbox.journal.entries()[0]).toMatchObject({ outcome: 'open' });
    stream.controller.abort();
    await next;
    expect(more).toBe(false);
    await expect.poll(() => provider.sandbox.journal.entries()[0]?.outcome).toBe('left');
  },
  eof: async (fault) => expect(kinds(await collect(fault))).toEqual(Array(3).fill('partial_image')),
  cut: async (fault) => {
    const error = await brokenAfter(fault, 1);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'terminated', cause: { code: 'UND_ERR_SOCKET' } });
  },
  'malformed-sse': async (fault) => expect(await brokenAfter(fault, 1)).toBeInstanceOf(SyntaxError),
  'error-event': async (fault) =>
    expect(await brokenAfter(fault, 1)).toMatchObject({ status: undefined, code: 'server_error', type: 'server_error' }),
  'early-final': async (fault) => expect(kinds(await collect(fault))).toEqual(['partial_image', 'completed']),
  'empty-data': async (fault) => {
    expect((await whole(fault)).data).toEqual([]);
    expect((await collect(fault, 1)).map(({ b64_json: text }) => text === '')).toEqual([false, true]);
  },
  'not-an-image': async (fault) => {
    const text = (await whole(fault)).data?.[0]?.b64_json;
    expect(text).not.toBe('');
    await expect(decode(text)).rejects.toThrow('unsupported image format');
    await expect(decode((await collect(fault, 0))[0]?.b64_json)).rejects.toThrow('unsupported image format');
  },
  'wrong-size': async (fault) => {
    const answer = await whole(fault);
    expect(answer.size).toBe('1024x640');
    expect(await decode(answer.data?.[0]?.b64_json)).toMatchObject({ format: 'png', width: 512, height: 320 });
  },
  'missing-usage': async (fault) => {
    expect(await whole(fault)).not.toHaveProperty('usage');
    expect((await collect(fault)).at(-1)).not.toHaveProperty('usage');
    expect((await provider.client.images.generate({ ...order, prompt: 'a red sun' })).usage).toBeDefined();
  },
  'mask-leak': async (fault) => {
    const upload = async (alpha: number) => toFile(await solid(alpha), 'a.png', { type: 'image/png' });
    const corner = async (prompt: string) => {
      const answer = await provider.client.images.edit({ ...order, prompt, image: await upload(1), mask: await upload(0.5) });
      const raw = await sharp(Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64'))
        .removeAlpha()
        .raw()
        .toBuffer();
      return [...raw.subarray(0, 3)];
    };
    expect(await corner('a red sun')).toEqual([40, 90, 200]);
    expect(await corner(`a red sun [fault:${fault}]`)).not.toEqual([40, 90, 200]);
  },
  'moderation-down': async (fault) => {
    provider.sandbox.faults.set({ fault, when: 'next' });
    expect(await failure(judge())).toMatchObject({ status: 503, code: 'server_error' });
    expect((await judge()).results).toHaveLength(1);
  },
  'moderation-429': async (fault) => {
    provider.sandbox.faults.set({ fault, when: 'next', argument: 9 });
    const error = await failure(judge());
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: 'rate_limit_exceeded' });
    expect(error.headers?.get('retry-after-ms')).toBe('9');
    expect((await judge()).results).toHaveLength(1);
  },
  'moderation-hang': async (fault) => {
    const impatient = clientOf(provider.sandbox, PATIENCE_MS);
    const input = `a red sun [fault:${fault}]`;
    expect(await failure(impatient.moderations.create({ input }))).toBeInstanceOf(APIConnectionTimeoutError);
    await leftUnanswered();
  },
};

it.each(Object.keys(OPENAI_FAULTS) as OpenaiFaultName[])('lets a client see [fault:%s]', (fault) => seen[fault](fault));

it('hits the n-th call only', async () => {
  const plain = () => provider.client.images.generate({ ...order, prompt: 'a red sun' });
  provider.sandbox.faults.set({ fault: '429', when: { nth: 2 }, argument: 7 });
  await plain();
  expect(await failure(plain())).toMatchObject({ status: 429 });
  expect((await plain()).data).toHaveLength(1);
});

it('keeps image faults away from the moderation, and the other way round', async () => {
  expect((await provider.client.moderations.create({ input: 'a red sun [fault:503]' })).results).toHaveLength(1);
  expect((await whole('moderation-down')).data).toHaveLength(1);
});
