import type { Look, Mood, Scene } from './scene.ts';

const has = (prompt: string, words: string): boolean => new RegExp(`\\b(?:${words})\\b`, 'i').test(prompt);

const first = <T>(prompt: string, table: readonly (readonly [string, T])[]): T | null =>
  table.find(([words]) => has(prompt, words))?.[1] ?? null;

const LOOKS: readonly (readonly [string, Look])[] = [
  ['pixel art|pixelated|8[- ]?bit|16[- ]?bit|pixels', 'pixel'],
  ['watercolou?rs?|aquarelle', 'watercolour'],
  ['oil (?:paint(?:ing|ed)?|on canvas|sketch|study)|(?:in|with) oils?|oils|impasto|impressionist|impressionism|acrylics?', 'oil'],
  ['film photo|film photograph|analog(?:ue)?|35 ?mm|kodak|polaroid|photo|photograph|photography|film grain', 'film'],
  [
    'ink|sumi|line drawing|line art|pen drawing|pencil|sketch|charcoal (?:drawing|sketch|study|on paper)|(?:drawn|sketched|done|rendered) in charcoal|engraving|etching|black and white|monochrome|linocut|woodcut',
    'ink',
  ],
  ['poster|flat|vector|screen ?print|risograph|riso|paper ?cut|logo', 'poster'],
  ['minimal|minimalist|simple|sparse', 'minimal'],
];

const MOODS: readonly (readonly [string, Mood])[] = [
  ['melanchol\\w*|sad|sadness|lonely|loneliness|grief|longing|wistful|nostalgi\\w*|sorrow|blue hour', 'wistful'],
  ['joy|joyful|happy|happiness|birthday|party|festive|celebration|cheerful|playful|summery|carnival', 'joyful'],
  ['calm|quiet|serene|serenity|peaceful|peace|silence|still|gentle|tranquil', 'calm'],
  ['dark|gloomy|moody|noir|gothic|ominous|mysterious|mystery|haunted', 'dark'],
];

/** Time, weather, manner and feeling, from words anywhere in the prompt. */
export const readMood = (prompt: string): Scene => ({
  subjects: [],
  colours: [],
  time: first(prompt, [
    ['night|midnight|moonlit|starry|nocturne', 'night'],
    ['sunset|dusk|evening|golden hour|twilight|travel poster|national park', 'sunset'],
    ['dawn|sunrise|morning', 'dawn'],
    ['day|noon|daylight|sunny', 'day'],
  ] as const),
  weather:
    first(prompt, [
      ['fog|foggy|mist|misty|haze|hazy', 'fog'],
      ['storm|stormy|thunder|tempest', 'storm'],
      ['rain|rainy|raining|drizzle', 'rain'],
      ['snow|snowy|snowing|snowfall|blizzard', 'snow'],
    ] as const) ?? 'clear',
  season:
    first(prompt, [
      ['winter|wintry|ice|icy|arctic', 'winter'],
      ['autumn|fall|autumnal|october', 'autumn'],
      ['spring|blossom|blossoms', 'spring'],
    ] as const) ?? 'summer',
  look: first(prompt, LOOKS) ?? 'gouache',
  mood: first(prompt, MOODS) ?? 'plain',
  abstract: has(prompt, 'abstract|geometric|bauhaus|pattern|composition of shapes'),
  closeUp: has(prompt, 'portrait|close[- ]?up|headshot'),
  isometric: has(prompt, 'isometric|diorama'),
  studio: has(prompt, 'product (?:photo|shot|photography)|packshot|plinth|pedestal|podium|studio (?:photo|shot|light|lighting)'),
  backdrop: null,
  skyColour: null,
  ground: null,
});
