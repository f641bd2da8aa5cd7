/** The floor's worker: the same outside work as the product's, and nothing around it. */
import { createOpenAIClient } from '@candid/imaging';
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { serveBench } from '../processes/worker-link.ts';
import { LOOPED_QUEUE, openBoss, WOKEN_QUEUE } from './floor-queues.ts';

const { DATABASE_URL = '', OPENAI_API_KEY = '', OPENAI_BASE_URL = '', FLOOR_FOLDER = '', LANES = '' } = env;
const client = createOpenAIClient({ apiKey: OPENAI_API_KEY, baseUrl: OPENAI_BASE_URL, fetch });

const callProvider = async (): Promise<Buffer> => {
  const stream = await client.images.generate({
    model: 'gpt-image-2',
    prompt: 'A quiet harbour at first light, with three small boats and their reflections, seen from the quay',
    n: 1,
    size: '1024x1024',
    quality: 'high',
    background: 'opaque',
    output_format: 'png',
    partial_images: 3,
    stream: true,
  });
  for await (const event of stream) {
    if (event.type === 'image_generation.completed') return Buffer.from(event.b64_json, 'base64');
  }
  throw new Error('the stream ended early');
};

const writeSealed = async (bytes: Buffer): Promise<void> => {
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
  const sealed = [cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
  const file = await open(join(FLOOR_FOLDER, randomUUID()), 'wx', 0o600);
  try {
    await file.writev(sealed);
    await file.sync();
  } finally {
    await file.close();
  }
};

await serveBench(async ({ started, finished }) => {
  await mkdir(FLOOR_FOLDER, { recursive: true });
  const lanes = Number(LANES);
  const boss = await openBoss(DATABASE_URL, { max: lanes, useListenNotify: true });
  await boss.work(WOKEN_QUEUE, { batchSize: 1, pollingIntervalSeconds: 2 }, async () => {
    started();
    finished();
  });
  let loops: Promise<void>[] = [];
  let resting = true;

  const loop = async (): Promise<void> => {
    while (!resting) {
      const [job] = await boss.fetch(LOOPED_QUEUE);
      if (!job) {
        await pause(2);
        continue;
      }
      await writeSealed(await callProvider());
      await boss.complete(LOOPED_QUEUE, job.id);
      finished();
    }
  };

  const rest = async (): Promise<void> => {
    resting = true;
    await Promise.all(loops);
  };

  return {
    go: () => {
      resting = false;
      loops = Array.from({ length: lanes }, loop);
      return Promise.resolve();
    },
    rest,
    stop: async () => {
      await rest();
      await boss.stop({ graceful: false });
    },
  };
});
