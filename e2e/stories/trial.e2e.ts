import { describe, expect } from 'vitest';
import { askWithHeader, orderForm, type HeaderAnswer } from '../src/header-sender.ts';
import { storyUnder } from '../src/story-under.ts';
import { startWebAt } from '../src/web-at.ts';

const story = storyUnder('credits');

/** Somebody new, who has asked for a session and nothing else. */
const begin = async (web: { origin: string; port?: number }, from: string): Promise<string> => {
  const { carries, cookies } = await askWithHeader(web, { path: '/api/session', carries: 'none', from });
  expect([carries, cookies]).toEqual([expect.stringMatching(/^visitor [\w-]{43}$/), []]);
  return carries ?? '';
};

const taken = (answers: readonly HeaderAnswer[]): number => answers.filter(({ status }) => status === 200).length;

describe('the free picture of an address', () => {
  story(
    'CR-08: of 200 first orders at once, over two web programs, exactly one is taken in; another address has its own',
    async ({ installation, standIn, records }) => {
      void standIn;
      const countMade = async (): Promise<number> => {
        const [made] = await records.rows<{ count: number }>('SELECT count(*)::int AS count FROM generation');
        return made?.count ?? 0;
      };
      const before = await countMade();
      const other = await startWebAt(installation);
      const webs = [{ origin: installation.origin }, { origin: installation.origin, port: other.port }];
      const visitors: { readonly web: (typeof webs)[number]; readonly carries: string }[] = [];
      for (let nth = 0; nth < 200; nth += 1) {
        const web = webs[nth % 2] ?? { origin: installation.origin };
        visitors.push({ web, carries: await begin(web, '127.0.0.2') });
      }
      const answers = await Promise.all(
        visitors.map(({ web, carries }) =>
          askWithHeader(web, { path: '/generate', carries, from: '127.0.0.2', form: orderForm() }),
        ),
      );
      expect(taken(answers)).toBe(1);
      expect(new Set(answers.filter(({ status }) => status !== 200).map(({ status, code }) => `${status} ${code}`))).toEqual(
        new Set(['403 trial_used']),
      );
      expect(answers.flatMap(({ cookies }) => cookies)).toEqual([]);
      expect((await countMade()) - before).toBe(1);

      const carries = await begin({ origin: installation.origin }, '127.0.0.3');
      // Nobody is a proxy here: what is written into the header is the sender's own word.
      const spoofed = await askWithHeader(
        { origin: installation.origin },
        { path: '/generate', carries, from: '127.0.0.2', form: orderForm(), forwardedFor: '203.0.113.9' },
      );
      expect([spoofed.status, spoofed.code]).toEqual([403, 'trial_used']);
      const elsewhere = await askWithHeader(
        { origin: installation.origin },
        { path: '/generate', carries, from: '127.0.0.3', form: orderForm() },
      );
      expect(elsewhere.status).toBe(200);
      await other.close();
    },
  );
});
