/** A kept text, as far as it matters for what was announced. */
export interface KeptText {
  readonly hash: string;
  /** YYYY-MM-DD */
  readonly version: string;
  readonly publishedAt: Date;
  readonly effectiveAt: Date;
}

/** A changed policy that people are told of: from which text to which, and from when on it counts. */
export interface AnnouncedChange {
  readonly version: string;
  readonly announcedAt: Date;
  readonly effectiveAt: Date;
  /** Hashes of the two texts whose difference is the change. */
  readonly from: string;
  readonly to: string;
}

const byTime = (texts: readonly KeptText[]): readonly KeptText[] =>
  texts.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());

/**
 * The change that people are to hear of: towards the version that is prepared, or else towards the one in force, if another stood before
 * it. A version that was announced and withdrawn is neither, and nobody hears of it any more.
 */
export const changeToTell = (
  kept: readonly KeptText[],
  { inForce, coming }: { readonly inForce: string; readonly coming: string | null },
): AnnouncedChange | null => {
  const texts = byTime(kept);
  const version = coming ?? inForce;
  const [first] = texts.filter((text) => text.version === version);
  if (first === undefined) return null;
  const isBefore = (text: KeptText): boolean =>
    coming === null ? text.version < version && text.publishedAt <= first.publishedAt : text.version === inForce;
  const from = texts.findLast(isBefore);
  const to = texts.findLast((text) => text.version === version) ?? first;
  if (from === undefined) return null;
  return { version, announcedAt: first.publishedAt, effectiveAt: first.effectiveAt, from: from.hash, to: to.hash };
};
