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
  pear: '#b9bf4a',
  lime: '#93c83a',
  wine: '#7d1f33',
  cactus: '#4d8a57',
  palm: '#4d8a57',
  plant: '#6b9a62',
  heart: '#d5342f',
  crown: '#e2ae2c',
  key: '#c99a35',
  bear: '#9a6a40',
  rabbit: '#d8cbb8',
  elephant: '#8d929c',
  whale: '#4b7390',
  owl: '#8a6446',
  horse: '#8b5a38',
  dragon: '#3f8a6a',
  branch: '#6b8f5a',
  plinth: '#ddd5c6',
  mushroom: '#c9402f',
  toadstool: '#c9402f',
  lighthouse: '#d3402b',
  castle: '#b9a58c',
  tulip: '#d9475f',
  robot: '#7e9aa8',
  astronaut: '#eef0ee',
  dog: '#b98a54',
  cat: '#d08a44',
  candle: '#f3e6c8',
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
  'dawn dusk sunset sunrise night noon midnight twilight mist fog object item subject position place location side edge corner half third quarter shade hue tone tint stilllife life product photography snapshot portrait closeup close up studio oil film pixel pixels isometric abstract travel flat line lines drawing collage references reference logo card birthday happy cosy cozy headshot illustrations packshot vector hand hands haze rain snow storm weather winter autumn distance air sky shadow silence horizon picture image frame canvas scene composition painting drawing illustration photo photograph poster print watercolor watercolour ink sketch style art artwork linocut woodcut render minimalist minimal vintage retro modern light lighting shot view background backdrop foreground morning evening spring summer colour color colors colours paper texture detail details atmosphere'.split(
    ' ',
  ),
);
export const ING_NOUNS = new Set(
  'building painting ring king wing string spring morning evening thing drawing earring swing duckling dumpling stocking starling herring pudding awning seedling gosling sapling sling lightning'.split(
    ' ',
  ),
);
/** Who has something on: what follows belongs to the thing before. */
export const HAVING = new Set('wearing holding carrying bearing sporting clutching'.split(' '));
/** After these comes what stands with the thing before: a place said then is that of both. */
export const OWNED_BY = new Set('with in inside on atop upon under beneath by beside near next behind against of'.split(' '));
/** "A scene of", "a picture with": the things are still to come. */
export const OPENS_PICTURE = new Set('with of showing featuring where depicting in'.split(' '));
export const RELATIVES = new Set('that which who'.split(' '));
export const ASLEEP = new Set('asleep sleeping napping curled dozing'.split(' '));
/** Nouns that end as adverbs do. */
export const LY_NOUNS = new Set('lily jelly holly dolly fly bully waterlily'.split(' '));
/** What things are made of: "a jug in teal glass" is one thing. */
export const STUFFS = new Set(
  'glass clay wool velvet silk paper metal steel iron wood stone marble plastic leather ceramic ceramics porcelain felt cotton linen satin lacquer enamel paint tin brick fur feathers fabric cloth yarn rubber resin wax terracotta'.split(
    ' ',
  ),
);
export const OF_STUFF = new Set(['in', 'of', 'from', 'with']);
/** Colours that are things as well, beside those in OWN_COLOUR. */
export const THING_COLOURS = new Set(
  'coral salmon olive chestnut apricot tangerine amber ruby emerald sapphire jade orchid lavender slate chocolate raspberry violet'.split(
    ' ',
  ),
);
/** What things stand on; indoors it is a table, outdoors land. */
export const INDOORS = new Set('table tablecloth desk shelf floor cloth windowsill'.split(' '));
export const GROUNDS = new Set([...INDOORS, ...'ground field meadow grass beach desert garden land plain sand'.split(' ')]);
/** Parts that colour the thing named before. */
export const PARTS = new Set(
  'roof door sail sails stripes stripe handle lid scarf hat coat dress hair eyes ribbon wheels wings spots dots'.split(' '),
);

/** How a thing stands to the one named before it: the word of the prompt, and where the thing itself then is. */
export const RELATIONS: Readonly<Record<string, 'above' | 'below' | 'far'>> = {
  under: 'above',
  beneath: 'above',
  underneath: 'above',
  below: 'above',
  on: 'below',
  atop: 'below',
  upon: 'below',
  riding: 'below',
  over: 'far',
  above: 'far',
};
/** After these an unknown word without a colour names a surrounding, which the painter leaves out beside other things. */
export const SURROUNDINGS = new Set('in inside at by of for from near through into along toward towards within'.split(' '));
