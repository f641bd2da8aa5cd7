/** Writes every letter with sample values as files to look at: `node packages/mail/bin/preview.ts FOLDER`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { sampleLetters } from '../src/sample-letters.ts';
import { setLetter } from '../src/set-letter.ts';
import { createWords } from '../src/words.ts';

const folder = argv[2] ?? '.cache/letters';
mkdirSync(folder, { recursive: true });
for (const [index, content] of sampleLetters.entries()) {
  const { html, text } = setLetter(createWords(), content, 'images.example.org');
  const name = join(folder, `${String(index + 1).padStart(2, '0')}-${content.text}`);
  writeFileSync(`${name}.html`, html);
  writeFileSync(`${name}.txt`, text);
}
stdout.write(`${sampleLetters.length} letters in ${folder}\n`);
