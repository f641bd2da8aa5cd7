/** Sections of the privacy policy that commitments stand in. */
export const TOPICS = [
  'why',
  'content',
  'account',
  'money',
  'keep',
  'share',
  'browser',
  'count',
  'safe',
  'rights',
  'young',
  'change',
] as const;
export type Topic = (typeof TOPICS)[number];

const PLACES: Readonly<Record<string, Readonly<Record<Topic, readonly number[]>>>> = {
  OH: {
    why: [1],
    content: [4, 5, 6, 7],
    account: [2, 3],
    money: [9],
    keep: [],
    share: [11, 12, 23],
    browser: [13, 14, 24],
    count: [10],
    safe: [8, 15, 16, 17, 18],
    rights: [19, 20],
    young: [21],
    change: [22],
  },
  NA: {
    why: [],
    content: [1, 2, 4],
    account: [6, 7, 8],
    money: [],
    keep: [12],
    share: [9, 13, 18],
    browser: [11],
    count: [5],
    safe: [3, 10],
    rights: [14],
    young: [15],
    change: [16, 17],
  },
  HI: {
    why: [8, 9],
    content: [3, 14, 28],
    account: [1, 29, 30],
    money: [2, 7],
    keep: [4, 6, 13],
    share: [11, 12, 25, 31],
    browser: [16],
    count: [5, 10, 27],
    safe: [15],
    rights: [17, 18, 19, 20, 21, 22, 23],
    young: [24],
    change: [26],
  },
  CR: {
    why: [13, 14],
    content: [3, 4, 9, 15, 17, 30],
    account: [1, 2, 7, 8],
    money: [10, 11, 12, 33],
    keep: [5, 6, 19],
    share: [16, 18, 31],
    browser: [25, 26],
    count: [29],
    safe: [20, 32, 34],
    rights: [21, 22, 23, 24, 35],
    young: [27],
    change: [28, 36],
  },
  OD: {
    why: [7, 15],
    content: [1, 2, 3, 4, 5, 13, 22],
    account: [6],
    money: [],
    keep: [],
    share: [11, 21],
    browser: [8, 9, 12, 23],
    count: [],
    safe: [20],
    rights: [10, 16, 18],
    young: [14],
    change: [17, 19, 24],
  },
};

/** The section a commitment stands in, by its id. One of a policy of one's own stands with the uses of data. */
export const topicOf = (id: string): Topic => {
  const [prefix = '', number] = id.split('-');
  const places = PLACES[prefix];
  return TOPICS.find((topic) => places?.[topic].includes(Number(number))) ?? 'why';
};
