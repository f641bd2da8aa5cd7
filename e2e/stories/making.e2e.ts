import { policies } from '@candid/policy';
import { expect } from 'vitest';
import { story } from '../src/story.ts';

interface Order {
  readonly model: string;
  readonly width: number;
  readonly height: number;
}

story(
  'a description becomes a picture, by way of partial previews, with a countdown',
  async ({ studio, standIn, records, visitor, installation }) => {
    await standIn.pace({ mode: 'manual', pictures: 'painted' });
    await studio.order('A red boat on a blue lake');
    await studio.frame().waitFor();
    for (const sharpness of ['0', '1', '2']) {
      await standIn.step();
      const preview = studio.frame('developing').locator(`img[data-sharpness="${sharpness}"]`);
      await preview.waitFor();
      await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    }
    await standIn.step();
    const picture = studio.frame('present');
    await picture.getByRole('img', { name: 'Made picture of: A red boat on a blue lake' }).waitFor();
    expect(await picture.textContent()).toMatch(/Deleted in (1 h|59 min|60 min)/);
    expect(await studio.prompt.inputValue()).toBe('');

    const downloaded = await studio.download(picture);
    const [call] = await standIn.imageCalls();
    expect(call).toMatchObject({ path: '/v1/images/generations', outcome: 'ended', retryCount: 0 });
    const [ordered] = await records.rows<Order>(
      `SELECT model, quality, width, height, background, output_format FROM generation ORDER BY created_at DESC LIMIT 1`,
    );
    if (!ordered) throw new Error('nothing was recorded');
    const { width, height, ...rest } = ordered;
    await standIn.pace({ mode: 'instant' });
    const sent = await standIn.picture({ ...rest, size: `${width}x${height}`, prompt: 'A red boat on a blue lake', n: 1 });
    expect(downloaded.equals(sent)).toBe(true);

    const cookies = await visitor.context.cookies();
    const { port } = new URL(installation.origin);
    const declared = policies['one-hour'].cookies.filter(({ setAt }) => setAt === 'first-visit');
    expect(cookies.map(({ name }) => name)).toEqual(declared.map(({ name }) => `${name}-${port}`));
    expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' });
  },
);
