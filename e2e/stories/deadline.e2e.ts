import { manualClock } from '@candid/testkit';
import { expect, onTestFinished } from 'vitest';
import { createFormSender } from '../src/form-sender.ts';
import { story } from '../src/story.ts';
import { startWebAt } from '../src/web-at.ts';

interface Made {
  readonly id: string;
  readonly expires_at: Date;
  readonly destroyed_at: Date | null;
}

story(
  'OH-06: at its deadline a picture is gone for its owner, whether or not anything has swept',
  async ({ installation, records, standIn }) => {
    void standIn;
    const [owner, stranger] = [await createFormSender(installation), await createFormSender(installation)];
    const { body } = await owner.send({});
    const generation = body.generations?.[0]?.id;
    const before = await records.holdings();
    const find = async (): Promise<Made> => {
      const query = 'SELECT id, expires_at, destroyed_at FROM image WHERE generation_id = $1';
      const [row] = await records.rows<Made>(query, [generation]);
      if (!row) throw new Error('no picture was made');
      return row;
    };
    const { id, expires_at: deadline } = await find();

    // The worker's clock is the real one, an hour behind: to it nothing is due, so nothing sweeps.
    const clock = manualClock(new Date(deadline.getTime() - 1));
    const web = await startWebAt(installation, { clock });
    onTestFinished(() => web.close());
    const path = `/images/${id}`;
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await web.ask(path, { cookie: owner.cookie, method });
      expect(answer.status, method).toBe(200);
      expect(answer.headers['cache-control']).toBe('private, no-store');
      expect((await web.ask(path, { cookie: stranger.cookie, method })).status, `${method} by a stranger`).toBe(404);
    }
    clock.advance(1);
    for (const method of ['GET', 'HEAD'] as const) {
      for (const address of [path, `${path}?download`, `/i/${id}`]) {
        const answer = await web.ask(address, { cookie: owner.cookie, method });
        expect(answer.status, `${method} ${address}`).toBe(410);
        expect(answer.headers['cache-control']).toBe('private, no-store');
        const strange = await web.ask(address, { cookie: stranger.cookie, method });
        expect(strange.status, `${method} ${address} by a stranger`).toBe(404);
      }
    }
    expect((await find()).destroyed_at).toBe(null);
    expect(await records.holdings()).toEqual(before);
  },
);
