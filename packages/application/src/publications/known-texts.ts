import type { Clock } from '@candid/kernel';
import type { Edition } from '@candid/publishing';
import { HASH, type PolicyArchive } from './policy-archive.ts';
import type { KeptEdition } from './text-folder.ts';

export interface KnownTexts {
  readonly clock: Clock;
  /** What was kept, in any order; nothing where nothing could be. */
  readonly kept: readonly KeptEdition[];
  readonly current: Edition;
  /** What is prepared; null where nothing is. */
  readonly coming: Edition | null;
}

/** The archive of an installation without a database: what was kept, and in any case what is in force and what is prepared. */
export const knownTexts = ({ clock, kept, current, coming }: KnownTexts): PolicyArchive => {
  const day = new Date(current.version);
  const isKnown = (hash: string): boolean => kept.some((text) => text.hash === hash);
  const here = isKnown(current.hash)
    ? []
    : [{ ...current, publishedAt: kept.length === 0 ? day : clock.now(), effectiveAt: day }];
  const soon =
    coming === null || isKnown(coming.hash)
      ? []
      : [{ ...coming, publishedAt: clock.now(), effectiveAt: new Date(coming.version) }];
  const texts = [...soon, ...here, ...kept].toSorted(
    (a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || b.version.localeCompare(a.version),
  );
  return {
    list: () => Promise.resolve(texts),
    find: (hash) => {
      const [found, other] = HASH.test(hash) ? texts.filter((text) => text.hash.startsWith(hash)) : [];
      return Promise.resolve(found !== undefined && other === undefined ? found : null);
    },
  };
};
