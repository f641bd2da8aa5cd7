import type { PageName } from '@candid/policy';

/** A piece of running text: words, or a link to a page of the site (`/privacy`), a letter (`mailto:`) or another site (`https:`). */
export type Run = string | { readonly text: string; readonly href: string };
export type Runs = readonly Run[];

export type Block =
  | { readonly kind: 'text'; readonly runs: Runs }
  | { readonly kind: 'list'; readonly items: readonly Runs[] }
  | { readonly kind: 'steps'; readonly items: readonly { readonly heading: string; readonly runs: Runs }[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly runs: Runs }[] }
  /** The first cell of each row names it. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Runs[])[] }
  | { readonly kind: 'picture'; readonly source: string; readonly alt: string; readonly caption: string }
  /** One commitment; `locale` is that of the sentence, `isOpen` while nothing measures it. */
  | {
      readonly kind: 'promise';
      readonly id: string;
      readonly text: string;
      readonly locale: string;
      readonly isOpen: boolean;
    };

export interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A page as data: what it says in one language, without a look. */
export interface PublishedDocument {
  readonly page: PageName;
  readonly title: string;
  readonly lead: Runs;
  readonly sections: readonly Section[];
}

const textOf = (runs: Runs): string => runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');

const linesOfBlock = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'text':
      return [textOf(block.runs)];
    case 'list':
      return block.items.map((item) => `• ${textOf(item)}`);
    case 'steps':
      return block.items.map(({ heading, runs }) => `${heading}: ${textOf(runs)}`);
    case 'facts':
      return block.facts.map(({ label, runs }) => `${label}: ${textOf(runs)}`);
    case 'table':
      return [block.head.join(' | '), ...block.rows.map((row) => row.map(textOf).join(' | '))];
    case 'picture':
      return [block.caption];
    case 'promise':
      return [`${block.id} ${block.text}`];
  }
};

/** A line of a page as it is kept: a heading, or what stands below one. */
export interface TextLine {
  readonly as: 'title' | 'heading' | 'text';
  readonly text: string;
}

/** What a reader reads, a line for each heading, paragraph, list item and row: it is what is hashed, kept and compared. */
export const textLinesOf = ({ title, lead, sections }: PublishedDocument): readonly TextLine[] => [
  { as: 'title', text: title },
  { as: 'text', text: textOf(lead) },
  ...sections.flatMap(({ heading, blocks }): TextLine[] => [
    { as: 'heading', text: heading },
    ...blocks.flatMap((block) => linesOfBlock(block).map((text): TextLine => ({ as: 'text', text }))),
  ]),
];
