import { createEgress } from '@candid/egress';
import { createOpenAIClient, createOpenAIModerator, createOpenAIProvider, runGeneration, systemTimers } from '@candid/imaging';
import { policies } from '@candid/policy';
import { manualClock } from '@candid/testkit';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openImagingWorld, type ImagingWorld } from './testing/index.ts';

/** The provider as the worker has it, with a copy of everything that leaves through the way out. */
const recordCalls = (world: ImagingWorld) => {
  const { apiKey, baseUrl } = world.config.openai;
  const { origin } = new URL(baseUrl);
  const left: Request[] = [];
  const refused: string[] = [];
  const egress = createEgress({
    recipients: policies['no-account'].recipients,
    addresses: [
      { role: 'image-generation', origin },
      { role: 'moderation', origin },
    ],
    onRefused: (host) => refused.push(host),
  });
  const fetch: typeof globalThis.fetch = (input, init) => {
    left.push(new Request(input, init));
    return egress.fetch(input, init);
  };
  const client = createOpenAIClient({ apiKey: apiKey.reveal(), baseUrl, fetch });
  const options = { timers: systemTimers(), silence: 240_000 };
  return {
    parts: { provider: createOpenAIProvider(client, options), moderator: createOpenAIModerator(client, options) },
    left,
    refused,
    origin,
  };
};

test('OH-07 OH-11 NA-09 CR-04 CR-30: a whole edit leaves as prompt, pictures and settings, for one host, without a word on who asks', async () => {
  const world = await openImagingWorld({ clock: manualClock() });
  try {
    const { parts, left, refused, origin } = recordCalls(world);
    const subjectId = await world.startSubject();
    const upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' }, IFD0: { Artist: 'CANARY-ARTIST' } })
      .jpeg()
      .toBuffer();
    const form = world.form({ intent: 'edit', references: [{ bytes: upload }] });
    const [generationId] = await world.submit(subjectId, form);
    if (generationId === undefined) throw new Error('nothing was submitted');
    await runGeneration(world.work(parts), { generationId, signal: new AbortController().signal });

    expect(left.map(({ url }) => url)).toEqual([
      `${origin}/v1/moderations`,
      `${origin}/v1/moderations`,
      `${origin}/v1/images/edits`,
    ]);
    expect(refused).toEqual([]);
    const edit = await left[2]?.clone().formData();
    expect([...(edit?.keys() ?? [])].sort()).toEqual(
      ['background', 'image[]', 'model', 'n', 'output_format', 'partial_images', 'prompt', 'quality', 'size', 'stream'].sort(),
    );
    const rows = await world.database.kysely.selectFrom('image').select(['id', 'key_id', 'blob_id']).execute();
    const ids = [subjectId, generationId, form.clientKey, ...rows.flatMap((row) => Object.values(row))];
    for (const call of left) {
      const said = `${JSON.stringify([...call.headers])} ${Buffer.from(await call.arrayBuffer()).toString('latin1')}`;
      expect(ids.filter((id) => said.includes(id))).toEqual([]);
      expect(said).not.toContain('CANARY-ARTIST');
      expect(said).not.toContain('GPS');
      expect(said).not.toContain('127.0.0.1');
    }
  } finally {
    await world.close();
  }
});
