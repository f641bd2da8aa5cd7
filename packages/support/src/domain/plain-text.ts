const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const BLOCKS = /^\/?(?:p|div|br|li|tr|h[1-6]|blockquote|pre|table|hr)$/;
const HIDDEN = /^(?:style|script|head|title|template)$/;

/** Text without control characters and lone surrogates, its lines ended in one way. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '');

/** One line of it, such as a header's value or a name: also without signs that turn the direction of what stands beside it. */
export const cleanLine = (text: string): string =>
  cleanText(text)
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * The words of a letter that came as markup only, in one pass over it. Nothing of the markup lives on, so nothing can be shown wrongly; it is
 * for reading, not for rendering.
 */
export const textOfMarkup = (markup: string): string => {
  const out: string[] = [];
  let at = 0;
  let hidden: string | null = null;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    const end = open === -1 ? markup.length : open;
    if (hidden === null) out.push(markup.slice(at, end));
    if (open === -1) break;
    const close = markup.indexOf('>', open);
    if (close === -1) break;
    const tag = (/^[/]?[a-z][a-z0-9]*/i.exec(markup.slice(open + 1, Math.min(close, open + 16)))?.[0] ?? '').toLowerCase();
    if (hidden !== null) hidden = tag === `/${hidden}` ? null : hidden;
    else if (HIDDEN.test(tag)) hidden = tag;
    else if (BLOCKS.test(tag)) out.push('\n');
    at = close + 1;
  }
  return out
    .join('')
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/\n[ \t\n]*\n/g, '\n\n')
    .trim();
};
