/** `npm run letters [-- FOLDER]`: writes every letter in every language with sample values, and a page that shows them side by side. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv, stdout } from 'node:process';
import { LOCALES } from '@candid/messages';
import { createWords } from '../src/languages.ts';
import { previewPage, type PreviewRow } from '../src/preview-page.ts';
import { sampleLetters } from '../src/sample-letters.ts';
import { setLetter } from '../src/set-letter.ts';

const folder = resolve(argv[2] ?? '.cache/letters');
mkdirSync(folder, { recursive: true });
const rows: PreviewRow[] = sampleLetters.map((content, index) => {
  const name = `${String(index + 1).padStart(2, '0')}-${content.text}`;
  const letters = LOCALES.map((locale) => {
    const { subject, html, text } = setLetter(createWords(locale), content, 'images.example.org');
    const file = `${name}.${locale}`;
    writeFileSync(join(folder, `${file}.html`), html);
    writeFileSync(join(folder, `${file}.txt`), text);
    return { locale, subject, text, file };
  });
  return { name, letters };
});
writeFileSync(join(folder, 'index.html'), previewPage(rows));
stdout.write(`${rows.length * LOCALES.length} letters; open ${join(folder, 'index.html')}\n`);
