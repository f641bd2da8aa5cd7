const IN_TEXT = /https?:\/\/[^\s<>"]+/g;
const IN_HTML = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** What ends a sentence or closes a bracket after an address. */
const TRAILING = /[.,;:!?)\]}'»”]+$/;

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&#38;': '&', '&#x3D;': '=', '&#61;': '=' };

export interface TextPart {
  readonly text: string;
  readonly isLink: boolean;
}

/** Cuts a plain text into addresses and what lies between them. */
export const splitLinks = (text: string): readonly TextPart[] => {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: match, index } of text.matchAll(IN_TEXT)) {
    const link = match.replace(TRAILING, '');
    parts.push({ text: text.slice(end, index), isLink: false }, { text: link, isLink: true });
    end = index + link.length;
  }
  return [...parts, { text: text.slice(end), isLink: false }].filter((part) => part.text !== '');
};

/** The http addresses of both parts of a letter, in order, each once. */
export const findLinks = (text: string, html: string): readonly string[] => {
  const ofText = splitLinks(text).flatMap((part) => (part.isLink ? [part.text] : []));
  const ofHtml = [...html.matchAll(IN_HTML)]
    .map(([, double, single]) =>
      (double ?? single ?? '').replaceAll(/&(?:amp|#38|#x3D|#61);/g, (entity) => ENTITIES[entity] ?? ''),
    )
    .filter((link) => /^https?:/.test(link));
  return [...new Set([...ofText, ...ofHtml])];
};
