/** What the painter can draw by name; a thing without a drawing of its own is `shape`: a small sculpture in its colour. */
export const NOUNS = {
  sun: 'sun',
  moon: 'moon crescent',
  star: 'star',
  cloud: 'cloud',
  mountain: 'mountain peak alp volcano summit cliff',
  hill: 'hill dune hillside valley',
  water: 'sea ocean lake river pond water bay wave fjord stream lagoon harbour harbor',
  tree: 'tree pine fir oak cypress birch forest wood woodland grove',
  palm: 'palm',
  house: 'house cottage cabin hut barn farmhouse home church temple',
  boat: 'boat ship sailboat yacht canoe sail',
  bird: 'bird gull seagull swallow crow raven dove robin sparrow swan duck',
  heron: 'heron crane stork flamingo egret',
  owl: 'owl',
  cat: 'cat kitten',
  dog: 'dog puppy',
  fox: 'fox wolf',
  curled: '',
  rabbit: 'rabbit bunny hare',
  bear: 'bear teddy',
  horse: 'horse pony foal',
  elephant: 'elephant',
  dragon: 'dragon',
  whale: 'whale',
  fish: 'fish dolphin goldfish koi',
  butterfly: 'butterfly moth',
  flower: 'flower rose daisy poppy sunflower blossom lotus',
  tulip: 'tulip',
  mushroom: 'mushroom toadstool',
  cactus: 'cactus',
  plant: 'plant houseplant fern',
  bowl: 'bowl dish basin plate ramen soup',
  cup: 'cup mug teacup coffee tea',
  jug: 'jug pitcher pot teapot kettle',
  vase: 'vase jar urn',
  bottle: 'bottle wine',
  perfume: 'perfume',
  glass: 'glass cocktail',
  apple: 'apple fruit tomato plum',
  citrus: 'orange lemon peach lime',
  pear: 'pear',
  cherry: 'cherry',
  cake: 'cake',
  candle: 'candle',
  umbrella: 'umbrella parasol',
  guitar: 'guitar violin cello',
  clock: 'clock',
  chair: 'chair armchair stool',
  plinth: 'plinth pedestal podium column',
  branch: 'branch bough twig',
  heart: 'heart',
  crown: 'crown',
  key: 'key',
  city: 'city skyline town skyscraper',
  village: 'village',
  lighthouse: 'lighthouse',
  castle: 'castle fortress palace',
  windmill: 'windmill',
  train: 'train locomotive',
  car: 'car taxi van truck bus automobile',
  bicycle: 'bicycle bike',
  rocket: 'rocket spaceship',
  balloon: 'balloon',
  airship: 'airship',
  robot: 'robot android',
  astronaut: 'astronaut cosmonaut',
  person: 'person man woman girl boy child figure monk dancer walker traveller traveler',
  bust: '',
  book: 'book notebook',
  lamp: 'lamp lantern lightbulb',
  bridge: 'bridge',
  road: 'road path street trail',
  leaf: 'leaf feather',
  shape: 'circle ball sphere disc square cube triangle kite shape',
} as const satisfies Readonly<Record<string, string>>;

export type Kind = keyof typeof NOUNS;

const BY_NOUN = new Map(
  Object.entries(NOUNS).flatMap(([kind, nouns]) =>
    nouns.split(' ').flatMap((noun) => (noun === '' ? [] : [[noun, kind as Kind] as const])),
  ),
);
const IRREGULAR: Readonly<Record<string, string>> = {
  leaves: 'leaf',
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  wolves: 'wolf',
  cacti: 'cactus',
  bunnies: 'bunny',
};

/** What a word draws as, its singular, and whether it was a plural. */
export const lookUp = (word: string): { kind: Kind; noun: string; plural: boolean } | null => {
  const direct = BY_NOUN.get(word);
  if (direct !== undefined) return { kind: direct, noun: word, plural: false };
  const candidates = [IRREGULAR[word], word.replace(/ies$/, 'y'), word.replace(/es$/, ''), word.replace(/s$/, '')];
  for (const singular of candidates) {
    const kind = singular === undefined || singular === word ? undefined : BY_NOUN.get(singular);
    if (singular !== undefined && kind !== undefined) return { kind, noun: singular, plural: true };
  }
  return null;
};

/** Names of several words, and words that mean something else beside their neighbour. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bhot[- ]?air balloon/g, 'airship'],
  [/\bice[- ]cream/g, 'icecream'],
  [/\b(north|south)[- ](east|west)/g, '$1$2'],
  [/[- ](?:colou?red|hued|tinted|toned|dyed|glazed|lacquered)\b/g, ' '],
  [/\bin colou?r\b/g, ' '],
  [/\bpalm tree/g, 'palm'],
  [/\bteddy bear/g, 'bear'],
  [/\b(?:steam|express) (?:train|engine)/g, 'train'],
  [/\b(?:perfume|scent) (?:bottle|flask)/g, 'perfume'],
  [/\bbouquet of (?:a |some )?/g, 'seven '],
  [
    /\b(cup|mug|pot|glass|bottle|bowl|plate) of (?:a |some |hot |black |green )?(?:coffee|tea|milk|wine|water|soup|ramen|noodles|cocoa|rice)\b/g,
    '$1',
  ],
  [/\bcoffee (?:shop|house|bar)\b/g, 'cup'],
  [/\b(?:picture |children['’]?s? )?book illustration\b/g, ''],
  [/\bin front of\b/g, 'beside'],
  [/\bstill life\b/g, 'stilllife'],
  [/\bfull moon\b/g, 'moon'],
];

/** The prompt with names of several words as one word each. */
export const joinPhrases = (text: string): string => PHRASES.reduce((joined, [from, to]) => joined.replace(from, to), text);
