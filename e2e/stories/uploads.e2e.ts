import { manualTimers } from '@candid/remix-kit/testing';
import { once } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { describe, expect, onTestFinished } from 'vitest';
import { createFormSender } from '../src/form-sender.ts';
import { mask, pageInPicture, photograph, picture, polyglot } from '../src/pictures.ts';
import { story } from '../src/story.ts';
import { startWebAt } from '../src/web-at.ts';

describe('what the image service gets of a file', () => {
  story(
    'a photograph comes upright, without its place, its owner and anything else',
    async ({ installation, standIn, records }) => {
      const file = await photograph();
      const before = await sharp(file).metadata();
      expect([before.width, before.height, before.orientation, before.exif?.includes('Canary Owner')]).toEqual([80, 48, 6, true]);
      const sender = await createFormSender(installation);
      expect((await sender.send({ references: [file], fields: { intent: 'edit' } })).status).toBe(200);
      await records.holdings();
      const [call] = await standIn.imageCalls();
      expect(call?.pictures).toMatchObject([{ part: 'image', format: 'jpeg', width: 48, height: 80, metadata: [] }]);
      const [red, green, blue] = Buffer.from(call?.pictures[0]?.topLeft.slice(1) ?? '', 'hex');
      expect([Number(red) > 200, Number(green) < 60, Number(blue) < 60]).toEqual([true, true, true]);
    },
  );

  story('a file that is something else as well comes as the picture alone', async ({ installation, standIn, records }) => {
    const sender = await createFormSender(installation);
    for (const file of [await picture('red'), await polyglot(), await pageInPicture()])
      expect((await sender.send({ references: [file], fields: { intent: 'edit' } })).status).toBe(200);
    await records.holdings();
    const sent = (await standIn.imageCalls()).map(({ pictures }) => pictures[0]?.sha256);
    expect(sent).toHaveLength(3);
    expect(new Set(sent).size).toBe(1);
  });

  story('a mask comes with the pixels of its picture, and nothing drawn on it', async ({ installation, standIn, records }) => {
    const sender = await createFormSender(installation);
    const references = [await picture('red', { width: 80, height: 48 })];
    await sender.send({ references, mask: await mask({ width: 80, height: 48 }), fields: { intent: 'edit' } });
    await records.holdings();
    expect((await standIn.imageCalls())[0]?.pictures).toMatchObject([
      { part: 'image', width: 80, height: 48 },
      { part: 'mask', format: 'png', width: 80, height: 48, metadata: [], topLeft: '#00000000' },
    ]);
  });
});

const HEAD =
  '--x\r\nContent-Disposition: form-data; name="prompt"\r\n\r\nA red boat\r\n' +
  '--x\r\nContent-Disposition: form-data; name="references"; filename="a"\r\nContent-Type: image/png\r\n\r\n';
const MEGABYTE = Buffer.alloc(1_000_000, 'a');
const headers = { 'content-type': 'multipart/form-data; boundary=x', accept: 'application/json' };

const write = (to: ClientRequest, chunk: string | Buffer): Promise<unknown> => new Promise((resolve) => to.write(chunk, resolve));

describe('a body that never ends leaves nothing', () => {
  for (const path of ['/generate', '/order']) {
    story(`${path}: one that falls silent is answered and its connection closed`, async ({ installation, records }) => {
      const timers = manualTimers();
      const web = await startWebAt(installation, { timers });
      onTestFinished(() => web.close());
      const { cookie } = await createFormSender(installation);
      const before = await records.holdings();
      const endless = web.open(path, { cookie, method: 'POST', headers });
      const answered = once(endless, 'response') as Promise<[IncomingMessage]>;
      await write(endless, HEAD);
      await write(endless, MEGABYTE);
      await expect.poll(() => timers.pending()).toBe(2);
      timers.advance(15_000);
      const [answer] = await answered;
      expect([answer.statusCode, await text(answer)]).toEqual([408, '{"code":"timed_out"}']);
      const closed = once(endless, 'close');
      timers.advance(2_000);
      await closed;
      expect(timers.pending()).toBe(0);
      expect(await records.holdings()).toEqual(before);
    });
  }

  story('one that goes on and on is answered at its limit and cut', async ({ installation, records }) => {
    const web = await startWebAt(installation);
    onTestFinished(() => web.close());
    const { cookie } = await createFormSender(installation);
    const before = await records.holdings();
    const endless = web.open('/generate', { cookie, method: 'POST', headers });
    const answered = once(endless, 'response') as Promise<[IncomingMessage]>;
    const closed = new Promise<void>((resolve) => endless.on('error', () => undefined).once('close', resolve));
    await write(endless, HEAD);
    const flood = (): void => void endless.write(MEGABYTE, (error) => error ?? flood());
    flood();
    const [answer] = await answered;
    expect(answer.statusCode).toBe(413);
    answer.on('error', () => undefined).resume();
    await closed;
    expect(await records.holdings()).toEqual(before);
  });

  story('one that breaks off is forgotten', async ({ installation, records }) => {
    const sender = await createFormSender(installation);
    const before = await records.holdings();
    const web = await startWebAt(installation);
    onTestFinished(() => web.close());
    const broken = web.open('/generate', { cookie: sender.cookie, method: 'POST', headers });
    const closed = new Promise((resolve) => broken.on('error', resolve).on('close', resolve));
    await write(broken, HEAD);
    await write(broken, MEGABYTE);
    broken.destroy();
    await closed;
    expect(await records.holdings()).toEqual(before);
    expect((await sender.send({ fields: { prompt: '' } })).body).toEqual({ code: 'prompt_empty' });
  });
});
