/** One announcement. */
export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly link: string;
  readonly at: Date;
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly locale: string;
  readonly self: string;
  readonly entries: readonly FeedEntry[];
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as XML takes it; characters that XML cannot carry are left out. */
export const escapeXml = (text: string): string =>
  text.replace(/[^\t\n\r -\ufffd]/g, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');

const entryOf = ({ id, title, summary, link, at }: FeedEntry): string =>
  [
    '  <entry>',
    `    <id>${escapeXml(id)}</id>`,
    `    <title>${escapeXml(title)}</title>`,
    `    <updated>${at.toISOString()}</updated>`,
    `    <link rel="alternate" href="${escapeXml(link)}"/>`,
    `    <summary>${escapeXml(summary)}</summary>`,
    '  </entry>',
  ].join('\n');

/** An Atom feed (RFC 4287), newest first. */
export const writeFeed = ({ id, title, author, locale, self, entries }: Feed): string => {
  const updated = entries.reduce((latest, { at }) => Math.max(latest, at.getTime()), 0);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(locale)}">`,
    `  <id>${escapeXml(id)}</id>`,
    `  <title>${escapeXml(title)}</title>`,
    `  <author><name>${escapeXml(author)}</name></author>`,
    `  <updated>${new Date(updated).toISOString()}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
};
