/** The thirteen categories of omni-moderation, and whether an image can be flagged for them. */
export const CATEGORIES = {
  harassment: { image: false },
  'harassment/threatening': { image: false },
  hate: { image: false },
  'hate/threatening': { image: false },
  illicit: { image: false },
  'illicit/violent': { image: false },
  'self-harm': { image: true },
  'self-harm/intent': { image: true },
  'self-harm/instructions': { image: true },
  sexual: { image: true },
  'sexual/minors': { image: false },
  violence: { image: true },
  'violence/graphic': { image: true },
} as const;

export type Category = keyof typeof CATEGORIES;

export const CATEGORY_NAMES = Object.keys(CATEGORIES) as Category[];

/** Words that flag a text, whole words only. A stand-in needs few: enough for a person to try it and for tests. */
const WORDS: readonly (readonly [RegExp, Category])[] = [
  [/\b(nude|naked|porn|pornographic|erotic|nsfw)\b/i, 'sexual'],
  [/\b(gore|gory|dismembered|decapitated|beheading)\b/i, 'violence/graphic'],
  [/\b(murder|massacre|torture|stabbing)\b/i, 'violence'],
  [/\b(suicide|self-harm)\b/i, 'self-harm'],
  [/\b(pipe bomb|nerve agent)\b/i, 'illicit/violent'],
  [/\b(meth lab|counterfeit money)\b/i, 'illicit'],
  [/\b(subhuman)\b/i, 'hate'],
];

const DIRECTIVE = /\[moderation:([a-z/-]+)\]/gi;

const isCategory = (text: string): text is Category => Object.hasOwn(CATEGORIES, text);

/** The categories a text is flagged for: by `[moderation:CATEGORY]` in it, or by a word of the list. */
export const flaggedInText = (text: string): ReadonlySet<Category> => {
  const flagged = new Set<Category>();
  for (const [, name = ''] of text.matchAll(DIRECTIVE)) {
    const category = name.toLowerCase();
    if (isCategory(category)) flagged.add(category);
  }
  for (const [words, category] of WORDS) if (words.test(text)) flagged.add(category);
  if (flagged.has('violence/graphic')) flagged.add('violence');
  if (flagged.has('sexual/minors')) flagged.add('sexual');
  return flagged;
};

/** A picture that is mostly this colour (sRGB) is flagged as sexual; no ordinary picture is. */
export const MARKER_COLOUR = { r: 255, g: 0, b: 144 } as const;
const MARKER_TOLERANCE = 12;

/** @param mean the mean of each channel, 0–255. */
export const isMarkerColour = (mean: { r: number; g: number; b: number }): boolean =>
  (['r', 'g', 'b'] as const).every((channel) => Math.abs(mean[channel] - MARKER_COLOUR[channel]) <= MARKER_TOLERANCE);
