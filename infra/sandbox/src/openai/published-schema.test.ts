import { Ajv } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox } from '../index.ts';

/** The provider's published interface file. It lies beside the checkout, is not ours to commit, and may be absent. */
const FILE = new URL('../../../../../shared/specs/openai-images.openapi.json', import.meta.url);
const isThere = existsSync(FILE);

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await startSandbox({ port: 0, pacing: { mode: 'instant' } })));
afterAll(() => sandbox.close());

const post = async (path: string, body: object): Promise<string> => {
  const headers = { authorization: 'Bearer any', 'content-type': 'application/json' };
  return (await fetch(`${sandbox.url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).text();
};

const check = (schema: string, value: unknown): void => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(JSON.parse(readFileSync(FILE, 'utf8')) as object, 'published');
  const validate = ajv.getSchema(`published#/components/schemas/${schema}`);
  if (validate === undefined) throw new Error(`no schema ${schema}`);
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
};

const order = { model: 'gpt-image-2', prompt: 'a red sun', size: '1024x1024', quality: 'low' };

it('answers as the published schemas say', async ({ skip }) => {
  if (!isThere) skip('the published interface file (shared/specs beside the checkout) is not there');
  check('ImagesResponse', JSON.parse(await post('/images/generations', order)));
  check('CreateModerationResponse', JSON.parse(await post('/moderations', { input: 'a red sun' })));
  const stream = await post('/images/generations', { ...order, stream: true, partial_images: 1 });
  const events = [...stream.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as unknown);
  expect(events).toHaveLength(2);
  check('ImageGenPartialImageEvent', events[0]);
  check('ImageGenCompletedEvent', events[1]);
  const image = `data:image/png;base64,${(events[1] as { b64_json: string }).b64_json}`;
  const edited = await post('/images/edits', { ...order, images: [{ image_url: image }], stream: true });
  check('ImageEditCompletedEvent', JSON.parse(/^data: (.*)$/m.exec(edited)?.[1] ?? 'null'));
});
