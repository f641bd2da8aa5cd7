import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBareText } from '@candid/messages/bare-text';
import { expect, test } from 'vitest';

test('no component brings words of its own', () => {
  const components = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(5);
  const found = components.flatMap((name) =>
    findBareText(name, readFileSync(join(import.meta.dirname, name), 'utf8')).map((bare) => `${name}:${bare.line} ${bare.text}`),
  );
  expect(found).toEqual([]);
});
