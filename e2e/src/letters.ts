import type { Letter } from '@candid/sandbox';
import { expect } from 'vitest';
import type { Installation } from './installation.ts';

/** The stand-in's inbox, read as a person reads theirs. */
export interface Inbox {
  /** Letters to an address, newest first. */
  letters(to: string): Promise<readonly Letter[]>;
  /** Waits for a letter with this subject. @param count how many of them are waited for */
  letter(to: string, subject: string, count?: number): Promise<Letter>;
  /** The link of the newest letter with this subject, as a path of this site. */
  link(to: string, subject: string, count?: number): Promise<string>;
}

export const openInbox = ({ sandboxUrl }: Pick<Installation, 'sandboxUrl'>): Inbox => {
  const letters: Inbox['letters'] = async (to) => {
    const answer = await fetch(`${sandboxUrl}/admin/mail?to=${encodeURIComponent(to)}`);
    return ((await answer.json()) as { letters: Letter[] }).letters;
  };
  const letter: Inbox['letter'] = async (to, subject, count = 1) => {
    const named = async () => (await letters(to)).filter((one) => one.subject === subject);
    await expect.poll(async () => (await named()).length).toBeGreaterThanOrEqual(count);
    const [newest] = await named();
    if (!newest) throw new Error(`no letter "${subject}" to ${to}`);
    return newest;
  };
  return {
    letters,
    letter,
    link: async (to, subject, count) => {
      const { pathname, search } = new URL((await letter(to, subject, count)).links[0] ?? '');
      return pathname + search;
    },
  };
};
