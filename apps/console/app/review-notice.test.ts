import { policies } from '@candid/policy';
import { reviewOf } from '@candid/publishing';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ReviewNotice } from './parts/review-notice.tsx';
import { WordsProvider } from './words.tsx';

const policy = { ...policies['on-device'], version: '2026-01-01' };
const shown = (now: string, { language = 'en', reviewedOn = null as string | null } = {}): string =>
  renderToStaticMarkup(
    createElement(WordsProvider, { language }, createElement(ReviewNotice, reviewOf(policy, new Date(now), reviewedOn))),
  );

test('OD-19: past its review the policy stands in the console as a warning, until somebody has gone through it', () => {
  expect(shown('2026-06-30T00:00:00Z')).toBe('');
  expect(shown('2026-07-01T00:00:00Z')).toMatch(/role="alert".*due for review.*June 30, 2026/s);
  expect(shown('2026-07-01T00:00:00Z', { language: 'de' })).toMatch(/zu überprüfen.*30\. Juni 2026/s);
  expect(shown('2026-07-01T00:00:00Z', { reviewedOn: '2026-06-15' })).toBe('');
});
