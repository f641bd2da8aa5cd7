import sharp from 'sharp';
import { KEY, type Provider } from './provider.ts';

/** One JSON value as it went over the wire, and what the client's types and the published interface file call it. */
export interface WireAnswer {
  name: string;
  sdkType: string;
  /** Null: the file does not describe it. */
  schema: string | null;
  value: unknown;
}

interface Wire {
  post(path: string, body: object | FormData): Promise<string>;
  get(path: string): Promise<string>;
}

const wireTo = ({ sandbox }: Provider): Wire => {
  const send = async (path: string, init: RequestInit, type: Record<string, string> = {}): Promise<string> =>
    (await fetch(`${sandbox.url}/v1${path}`, { ...init, headers: { authorization: `Bearer ${KEY}`, ...type } })).text();
  return {
    post: (path, body) =>
      body instanceof FormData
        ? send(path, { method: 'POST', body })
        : send(path, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json' }),
    get: (path) => send(path, {}),
  };
};

const eventsOf = (stream: string): unknown[] =>
  [...stream.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as unknown);

const order = { model: 'gpt-image-2', prompt: 'a red sun', size: '1024x1024', quality: 'low', safety_identifier: 'h' };

const formOf = (image: Buffer, extra: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...order, ...extra })) form.set(name, value);
  form.set('image', new Blob([Uint8Array.from(image)], { type: 'image/png' }), 'a.png');
  return form;
};

const generated = async ({ post }: Wire): Promise<WireAnswer[]> => {
  const path = '/images/generations';
  const events = eventsOf(await post(path, { ...order, stream: true, partial_images: 2 }));
  const whole: [string, object][] = [
    ['generation', { ...order, n: 2 }],
    ['webp with alpha', { ...order, output_format: 'webp', output_compression: 40, background: 'transparent' }],
    ['jpeg of a model with five qualities', { ...order, model: 'gpt-image-2.5-flare', quality: 'max', output_format: 'jpeg' }],
  ];
  return [
    ...(await Promise.all(
      whole.map(async ([name, body]) => ({
        name,
        sdkType: 'ImagesResponse',
        // The file is older than the fifth quality.
        schema: name.startsWith('jpeg') ? null : 'ImagesResponse',
        value: JSON.parse(await post(path, body)) as unknown,
      })),
    )),
    ...events.map((value, index) => ({
      name: `generation event ${index}`,
      sdkType: index < 2 ? 'ImageGenPartialImageEvent' : 'ImageGenCompletedEvent',
      schema: index < 2 ? 'ImageGenPartialImageEvent' : 'ImageGenCompletedEvent',
      value,
    })),
  ];
};

const edited = async ({ post }: Wire, image: Buffer): Promise<WireAnswer[]> => {
  const url = `data:image/png;base64,${image.toString('base64')}`;
  const json = { ...order, images: [{ image_url: url }, { image_url: url }] };
  const events = eventsOf(await post('/images/edits', { ...json, stream: true, partial_images: 1 }));
  const streamed = eventsOf(await post('/images/edits', formOf(image, { stream: 'true', partial_images: '1' })));
  const whole = async (name: string, body: object | FormData): Promise<WireAnswer> => ({
    name,
    sdkType: 'ImagesResponse',
    schema: 'ImagesResponse',
    value: JSON.parse(await post('/images/edits', body)) as unknown,
  });
  return [
    await whole('edit from a form', formOf(image, {})),
    await whole('edit from JSON', json),
    ...[...events, ...streamed].map((value, index) => ({
      name: `edit event ${index}`,
      sdkType: index % 2 === 0 ? 'ImageEditPartialImageEvent' : 'ImageEditCompletedEvent',
      schema: index % 2 === 0 ? 'ImageEditPartialImageEvent' : 'ImageEditCompletedEvent',
      value,
    })),
  ];
};

const judged = async ({ post }: Wire, image: Buffer): Promise<WireAnswer[]> => {
  const url = `data:image/png;base64,${image.toString('base64')}`;
  const inputs: [string, unknown][] = [
    ['moderation of a text', 'a red sun'],
    ['moderation of flagged texts', ['[moderation:hate/threatening]', 'a nude']],
    ['moderation of a picture', [{ type: 'image_url', image_url: { url } }]],
  ];
  return Promise.all(
    inputs.map(async ([name, input]) => ({
      name,
      sdkType: 'ModerationCreateResponse',
      schema: 'CreateModerationResponse',
      value: JSON.parse(await post('/moderations', { input })) as unknown,
    })),
  );
};

const others = async ({ post, get }: Wire, image: Buffer): Promise<WireAnswer[]> => {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(image)], { type: 'image/png' }), 'a.png');
  const models = JSON.parse(await get('/models')) as { data: unknown[] };
  const check: unknown = JSON.parse(await post('/content_provenance_checks', form));
  const model: unknown = JSON.parse(await get('/models/gpt-image-2'));
  return [
    { name: 'provenance check', sdkType: 'ContentProvenanceCheck', schema: null, value: check },
    { name: 'list of models', sdkType: 'Model[]', schema: null, value: models.data },
    { name: 'one model', sdkType: 'Model', schema: null, value: model },
  ];
};

const REFUSALS = '401 403 404 429 insufficient-quota billing-hard-limit 500 502 503 moderation-input moderation-output'.split(
  ' ',
);

const refused = ({ post }: Wire): Promise<WireAnswer[]> =>
  Promise.all(
    [...REFUSALS.map((fault) => ({ prompt: `sun [fault:${fault}]` })), { size: '1x1' }, { n: 99 }, { strange: true }].map(
      async (change, index) => ({
        name: `refusal ${REFUSALS[index] ?? Object.keys(change).join()}`,
        sdkType: 'Refusal',
        schema: null,
        value: (JSON.parse(await post('/images/generations', { ...order, ...change })) as { error: unknown }).error,
      }),
    ),
  );

/** Every kind of answer the stand-in gives, read off the wire. */
export const readWireAnswers = async (provider: Provider): Promise<WireAnswer[]> => {
  const wire = wireTo(provider);
  const picture = { create: { width: 320, height: 240, channels: 4, background: { r: 40, g: 90, b: 200, alpha: 1 } } } as const;
  const image = await sharp(picture).png().toBuffer();
  const parts = [generated(wire), edited(wire, image), judged(wire, image), others(wire, image), refused(wire)];
  return (await Promise.all(parts)).flat();
};
