import { bytes, newId } from '@candid/kernel';
import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { createFormSender, type Order } from '../src/form-sender.ts';
import { animated, animatedPng, bomb, cmyk, gif, mask, photograph, picture } from '../src/pictures.ts';
import { story } from '../src/story.ts';
import { expectFailure } from '../src/words.ts';

const repeated = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value);
const prompt = (text: string): Order => ({ fields: { prompt: text } });
const file = async (bytesOf: Buffer | Promise<Buffer>): Promise<Order> => ({
  references: [await bytesOf],
  fields: { intent: 'edit' },
});
const padded = async (size: number): Promise<Buffer> => Buffer.concat([await picture('red')], size);

type Refusal = readonly [what: string, make: () => Order | Promise<Order>, status: number, code: string];

const REFUSED: readonly Refusal[] = [
  ['an empty prompt', () => prompt(''), 422, 'prompt_empty'],
  ['a blank prompt', () => prompt(' \n\t\u00a0'), 422, 'prompt_empty'],
  ['32,001 characters', () => prompt('a'.repeat(32_001)), 422, 'prompt_too_long'],
  ['a description of two megabytes', () => prompt('a'.repeat(2_000_000)), 422, 'prompt_too_long'],
  ['a NUL in the prompt', () => prompt('a red\0 boat'), 422, 'prompt_bad_characters'],
  ['an empty file', () => file(Buffer.alloc(0)), 422, 'reference_empty'],
  ['50 MB and one byte', () => file(padded(bytes.mb(50) + 1)), 413, 'reference_too_large'],
  ['a truncated file', async () => file((await picture('red')).subarray(0, 60)), 422, 'reference_broken'],
  [
    'text that calls itself a PNG',
    () => file(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
    415,
    'reference_unsupported',
  ],
  ['a CMYK picture', () => file(cmyk()), 415, 'reference_cmyk'],
  ['a bomb', () => file(bomb()), 422, 'reference_too_many_pixels'],
  ['an animated WebP', () => file(animated()), 422, 'reference_animated'],
  ['an animated PNG', () => file(animatedPng()), 422, 'reference_animated'],
  ['a GIF that calls itself a PNG', () => file(gif()), 415, 'reference_unsupported'],
  ['a page that calls itself a PNG', () => file(Buffer.from('<!doctype html><script>1</script>')), 415, 'reference_unsupported'],
  ['a truncated photograph', async () => file((await photograph()).subarray(0, 300)), 422, 'reference_broken'],
  ['51 MB', () => file(padded(bytes.mb(51))), 413, 'reference_too_large'],
  [
    'a mask of another size',
    async () => ({ ...(await file(picture('red'))), mask: await mask({ width: 32, height: 32 }) }),
    422,
    'mask_wrong_size',
  ],
  ['a mask without a picture', async () => ({ mask: await mask({ width: 64, height: 64 }) }), 422, 'mask_without_reference'],
  [
    '17 references',
    async () => ({ references: repeated(await picture('red'), 17), fields: { intent: 'edit' } }),
    422,
    'reference_too_many',
  ],
  ['a shape that is none', () => ({ fields: { ratio: '7:1' } }), 422, 'size_illegal'],
  ['a size that is none', () => ({ fields: { resolution: 'vast' } }), 422, 'size_illegal'],
  ['a model that is none', () => ({ fields: { model: 'nope' } }), 422, 'model_unknown'],
  ['a shape of forged pixels', () => ({ fields: { ratio: '1792x936' } }), 422, 'size_illegal'],
  ['a quality that is none', () => ({ fields: { quality: 'ultra' } }), 422, 'option_illegal'],
  ['a background that is none', () => ({ fields: { background: 'plaid' } }), 422, 'option_illegal'],
  ['a file type that is none', () => ({ fields: { outputFormat: 'exe' } }), 422, 'option_illegal'],
  ['transparency in a JPEG', () => ({ fields: { background: 'transparent', outputFormat: 'jpeg' } }), 422, 'option_illegal'],
  ['half a picture', () => ({ fields: { count: '0.5' } }), 422, 'count_illegal'],
  ['no picture', () => ({ fields: { count: '0' } }), 422, 'count_illegal'],
  ['a client key that is none', () => ({ fields: { clientKey: 'again' } }), 404, 'not_found'],
  ['five pictures at once', () => ({ fields: { count: '5' } }), 422, 'count_illegal'],
  ['a forged picture to edit', () => ({ fields: { intent: 'edit', sourceImageId: newId<'image'>() } }), 404, 'not_found'],
  ['a picture to edit that is no id', () => ({ fields: { intent: 'edit', sourceImageId: '../1' } }), 404, 'not_found'],
  ['a form token that is none', () => ({ fields: { csrf: 'x' } }), 403, 'csrf_failed'],
];

describe('what cannot be taken is refused by name and leaves nothing', () => {
  story.for(REFUSED)('%s', async ([, make, status, code], { installation, standIn, records }) => {
    const sender = await createFormSender(installation);
    const before = await records.holdings();
    const answer = await sender.send(await make());
    expect(answer).toEqual({ status, body: { code } });
    expect(await records.holdings()).toEqual(before);
    expect(await standIn.moderationCalls()).toEqual([]);
    expect(await standIn.imageCalls()).toEqual([]);
  });

  story("another visitor's picture, form token and generation are unknown", async ({ installation, records, studio }) => {
    await studio.makePicture('A red boat');
    const [image] = await records.rows<{ id: string; generation_id: string }>(
      'SELECT id, generation_id FROM image ORDER BY created_at DESC LIMIT 1',
    );
    const [owner, stranger] = [await createFormSender(installation), await createFormSender(installation)];
    const before = await records.holdings();
    const edit = await stranger.send({ fields: { intent: 'edit', sourceImageId: image?.id ?? '' } });
    expect(edit).toEqual({ status: 404, body: { code: 'not_found' } });
    expect(await stranger.send({ fields: { csrf: owner.csrf } })).toEqual({ status: 403, body: { code: 'csrf_failed' } });
    for (const path of [`/images/${image?.id}`, `/i/${image?.id}`, `/generations/${image?.generation_id}/preview`])
      expect((await stranger.get(path)).status, path).toBe(404);
    expect(await records.holdings()).toEqual(before);
  });
});

const TAKEN: readonly (readonly [string, () => Order | Promise<Order>])[] = [
  ['hidden joiners', () => prompt('\\u200dA red\\u200b boat')],
  ['right-to-left words', () => prompt('سفينة حمراء على بحيرة زرقاء \u202eabc')],
  ['half of a character, which a form sends as a replacement sign', () => prompt('A red \ud83d boat')],
  ['emoji', () => prompt('👩🏽‍🚀🚀🌕')],
  ['32,000 characters', () => prompt('🚀'.repeat(32_000))],
  ['16 references', async () => ({ references: repeated(await picture('red'), 16), fields: { intent: 'edit' } })],
];

describe('what is unusual but right is taken', () => {
  story.for(TAKEN)('%s', async ([, make], { installation, standIn, records }) => {
    const sender = await createFormSender(installation);
    const before = await records.holdings();
    const answer = await sender.send(await make());
    expect(answer.status).toBe(200);
    const after = await records.holdings();
    expect(after).toMatchObject({ images: before.images + 1, inputs: 0, reserved: 0, objectKeys: before.objectKeys + 1 });
    expect(after.files).toBe(before.files + 1);
    expect(await standIn.imageCalls()).toHaveLength(1);
  });

  story('a form that is sent again, even at once, is one picture', async ({ installation, standIn, records }) => {
    const sender = await createFormSender(installation);
    const before = await records.holdings();
    const order = { fields: { clientKey: randomUUID() } };
    const answers = await Promise.all(repeated(order, 5).map((again) => sender.send(again)));
    expect(new Set(answers.map(({ body }) => body.generations?.[0]?.id)).size).toBe(1);
    const after = await records.holdings();
    expect(after).toMatchObject({ generations: before.generations + 1, images: before.images + 1 });
    expect(after.objectKeys).toBe(before.objectKeys + 1);
    expect(await standIn.imageCalls()).toHaveLength(1);
  });
});

describe('the page keeps what was typed', () => {
  story('and says that it is too long', async ({ studio, visitor }) => {
    visitor.expectTrouble(/422/);
    const text = 'a'.repeat(32_001);
    await studio.order(text);
    await expectFailure(studio.trouble, 'prompt_too_long');
    expect(await studio.prompt.inputValue()).toBe(text);
  });

  story('and says that it is blank, with the cursor where the words go', async ({ studio, standIn }) => {
    await studio.order('   ');
    await expectFailure(studio.trouble, 'prompt_empty');
    expect(await studio.prompt.inputValue()).toBe('   ');
    expect(await studio.prompt.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await standIn.moderationCalls()).toEqual([]);
    await studio.prompt.fill('A red boat');
    expect(await studio.trouble.count()).toBe(0);
  });

  story('and what was chosen', async ({ studio, visitor, page }) => {
    visitor.expectTrouble(/422/);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: (await picture('red')).subarray(0, 60) });
    await studio.order('Make it blue');
    await expectFailure(studio.trouble, 'reference_broken');
    expect(await studio.prompt.inputValue()).toBe('Make it blue');
    expect(await page.getByRole('img', { name: 'Reference 1' }).count()).toBe(1);
  });
});
