/** What the painter can draw by name; anything else becomes a pleasing plain shape. */
export type Kind =
  | 'sun'
  | 'moon'
  | 'star'
  | 'cloud'
  | 'mountain'
  | 'hill'
  | 'water'
  | 'tree'
  | 'house'
  | 'boat'
  | 'bird'
  | 'cat'
  | 'dog'
  | 'fish'
  | 'flower'
  | 'bowl'
  | 'cup'
  | 'apple'
  | 'city'
  | 'car'
  | 'balloon'
  | 'person'
  | 'book'
  | 'lamp'
  | 'bridge'
  | 'road'
  | 'leaf'
  | 'shape';

const NOUNS: Readonly<Record<Kind, string>> = {
  sun: 'sun',
  moon: 'moon crescent',
  star: 'star',
  cloud: 'cloud',
  mountain: 'mountain peak alp volcano summit cliff',
  hill: 'hill dune hillside',
  water: 'sea ocean lake river pond water bay wave fjord stream lagoon harbour harbor',
  tree: 'tree pine fir oak cypress birch palm forest wood woodland grove',
  house: 'house cottage cabin hut barn farmhouse home church temple',
  boat: 'boat ship sailboat yacht canoe sail',
  bird: 'bird gull seagull swallow crow raven dove robin sparrow owl heron crane swan duck',
  cat: 'cat kitten',
  dog: 'dog puppy fox wolf',
  fish: 'fish whale dolphin goldfish koi',
  flower: 'flower rose tulip daisy poppy sunflower blossom lotus',
  bowl: 'bowl dish basin',
  cup: 'cup mug teacup vase jug pitcher pot teapot jar',
  apple: 'apple orange pear lemon peach cherry fruit tomato plum',
  city: 'city skyline town tower skyscraper building village',
  car: 'car taxi van truck bus automobile',
  balloon: 'balloon',
  person: 'person man woman girl boy child figure monk dancer walker traveller traveler',
  book: 'book notebook',
  lamp: 'lamp lantern lightbulb candle',
  bridge: 'bridge',
  road: 'road path street trail',
  leaf: 'leaf feather',
  shape: 'circle ball sphere disc square cube triangle kite shape',
};

const BY_NOUN = new Map(
  Object.entries(NOUNS).flatMap(([kind, nouns]) => nouns.split(' ').map((noun) => [noun, kind as Kind] as const)),
);
const IRREGULAR: Readonly<Record<string, string>> = {
  leaves: 'leaf',
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
  wolves: 'wolf',
};

/** The word's singular and what it draws as. */
export const lookUp = (word: string): { kind: Kind; plural: boolean } | null => {
  const direct = BY_NOUN.get(word);
  if (direct !== undefined) return { kind: direct, plural: false };
  const candidates = [IRREGULAR[word], word.replace(/ies$/, 'y'), word.replace(/es$/, ''), word.replace(/s$/, '')];
  for (const singular of candidates) {
    const kind = singular === undefined || singular === word ? undefined : BY_NOUN.get(singular);
    if (kind !== undefined) return { kind, plural: true };
  }
  return null;
};

export const COUNTS: Readonly<Record<string, number>> = {
  one: 1,
  single: 1,
  lone: 1,
  two: 2,
  pair: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  several: 5,
  few: 3,
  many: 7,
  flock: 6,
  dozen: 9,
};

/** Fruit and flowers whose name is a colour as well, and things whose colour goes without saying. */
export const OWN_COLOUR: Readonly<Record<string, string>> = {
  orange: '#ef8a1e',
  lemon: '#f4d93c',
  peach: '#f5b084',
  plum: '#79316b',
  cherry: '#b3162f',
  tomato: '#d3402b',
  sunflower: '#f3bd24',
  rose: '#d5435f',
  poppy: '#dd3b27',
  goldfish: '#ef8a1e',
  fox: '#cf6a2a',
  crow: '#25232a',
  raven: '#25232a',
  swan: '#f6f3ea',
  pear: '#a9b94a',
};

export const PREPOSITIONS = new Set(
  'in at near on to toward towards by along close within inside over under beneath above below behind beside from with through across against around into onto between among upon of before after for without during next'.split(
    ' ',
  ),
);
export const DETERMINERS = new Set('a an the some another this that its his her their my your each every'.split(' '));
/** Words that end a noun phrase and name nothing. */
export const FILLERS = new Set(
  'and or but is are was be being has have while as who which there it they make add put place change turn give show paint draw sits stands hangs rests floats lies flies rises glows hovers drifts sails swims rising very just only so then not no style mood tone instead into more than please sitting sits seen set sets'.split(
    ' ',
  ),
);
/** Words about the picture, not in it. */
export const ABOUT = new Set(
  'dawn dusk sunset sunrise night noon midnight twilight mist fog haze rain snow storm weather winter autumn distance air sky shadow silence horizon picture image frame canvas scene composition painting drawing illustration photo photograph poster print watercolor watercolour ink sketch style art artwork linocut woodcut render minimalist minimal vintage retro modern light lighting shot view background backdrop foreground morning evening spring summer colour color colors colours paper texture detail details atmosphere'.split(
    ' ',
  ),
);
export const ING_NOUNS = new Set(
  'building painting ring king wing string spring morning evening thing drawing earring swing'.split(' '),
);
/** What things stand on; indoors it is a table, outdoors land. */
export const INDOORS = new Set('table tablecloth desk shelf floor cloth windowsill'.split(' '));
export const GROUNDS = new Set([...INDOORS, ...'ground field meadow grass beach desert garden land plain sand'.split(' ')]);
/** Parts that colour the thing named before. */
export const PARTS = new Set('roof door sail sails stripes stripe handle lid'.split(' '));
