import { findRawValues } from '@candid/ui/raw-values';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { html } from './html.ts';

test('what comes from outside cannot become markup', () => {
  const name = `<script>"'&`;
  expect(html`<p title="${name}">${[name, html`<b>${1}</b>`, null]}</p>`.markup).toBe(
    '<p title="&lt;script&gt;&quot;&#39;&amp;">&lt;script&gt;&quot;&#39;&amp;<b>1</b></p>',
  );
});

test('colours and sizes come from the tokens', () => {
  expect(findRawValues(readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8'))).toEqual([]);
});
