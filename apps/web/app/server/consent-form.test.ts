import { createHash } from 'node:crypto';
import { optionalUses, policies } from '@candid/policy';
import { describe, expect, test } from 'vitest';
import { consentText, shownText } from '../consent/consent-text.ts';
import { createWords } from '../messages/index.ts';
import { languages } from '../messages/languages.server.ts';
import { readConsentForm } from './consent-form.ts';

const policy = policies.history;
const asks = ['preference', 'analytics'] as const;
const textIn = (locale: 'en' | 'de', of = policy): string =>
  shownText(consentText(createWords('UTC', languages[locale]), optionalUses(of)));
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const wording = hashOf(textIn('en'));

const read = (fields: readonly (readonly [string, string | Blob])[]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  try {
    return readConsentForm(form, { asks, policy });
  } catch (error) {
    return (error as { readonly code: unknown }).code;
  }
};
const sent = (...fields: readonly (readonly [string, string | Blob])[]) =>
  read([['means', 'panel'], ['wording', wording], ...fields]);

describe('what our own forms send', () => {
  test('HI-16: all, none, or one by one, where an open question is a no', () => {
    expect(sent(['choice', 'all'])).toMatchObject({ granted: asks, means: 'panel' });
    expect(sent(['choice', 'none'], ['use-analytics', 'yes'])).toMatchObject({ granted: [] });
    expect(sent(['choice', 'some'], ['use-analytics', 'yes'], ['use-preference', 'no'])).toMatchObject({
      granted: ['analytics'],
    });
    expect(sent(['choice', 'some'])).toMatchObject({ granted: [] });
  });

  test('HI-16: with the text that was read, in whichever language it was', () => {
    expect(sent(['choice', 'none'])).toMatchObject({ wording: { locale: 'en', text: textIn('en') } });
    const german = hashOf(textIn('de'));
    expect(
      read([
        ['choice', 'none'],
        ['means', 'notice'],
        ['wording', german],
      ]),
    ).toMatchObject({
      wording: { locale: 'de', text: textIn('de') },
    });
  });
});

test.each<readonly [string, readonly (readonly [string, string | Blob])[]]>([
  ['no choice', []],
  [
    'two choices',
    [
      ['choice', 'none'],
      ['choice', 'all'],
    ],
  ],
  ['a choice that is none', [['choice', 'yes']]],
  ['a file for a choice', [['choice', new Blob(['all'])]]],
  [
    'another answer than yes and no',
    [
      ['choice', 'some'],
      ['use-analytics', 'granted'],
    ],
  ],
  [
    'an answer given twice',
    [
      ['choice', 'some'],
      ['use-analytics', 'no'],
      ['use-analytics', 'yes'],
    ],
  ],
  [
    'a question that nobody asks',
    [
      ['choice', 'some'],
      ['use-advertising', 'yes'],
    ],
  ],
  [
    'a question about what is essential',
    [
      ['choice', 'some'],
      ['use-essential', 'no'],
    ],
  ],
  [
    'somebody else’s number',
    [
      ['choice', 'all'],
      ['holder', '00000000-0000-4000-8000-000000000000'],
    ],
  ],
  [
    'a second place',
    [
      ['choice', 'all'],
      ['means', 'notice'],
    ],
  ],
])('a forged form with %s is nothing', (_, fields) => {
  expect(sent(...fields)).toBe('bad_request');
});

test('a form from nowhere, or on another text, is nothing', () => {
  const all = ['choice', 'all'] as const;
  expect(read([all, ['wording', wording]])).toBe('bad_request');
  expect(read([all, ['wording', wording], ['means', 'api']])).toBe('bad_request');
  expect(read([all, ['means', 'panel']])).toBe('bad_request');
  for (const other of ['', 'f'.repeat(64), wording.toUpperCase(), hashOf(textIn('en', policies['one-hour']))])
    expect(read([all, ['means', 'panel'], ['wording', other]])).toBe('consent_outdated');
});

test('OH-10 HI-05: the text is made of the policy’s own values, and other values make another text', () => {
  expect(textIn('en', policies['one-hour'])).toContain('Google Analytics would be told of the pages you open');
  expect(textIn('de')).toContain('candid_usage (60 Tage)');
  const cookies = policy.cookies.map((cookie) => (cookie.name === 'candid_usage' ? { ...cookie, lifetime: 420_000 } : cookie));
  expect(textIn('en', { ...policy, cookies })).toContain('candid_usage (7 minutes)');
  const analytics = policy.analytics && { ...policy.analytics, events: ['page_view', 'menu_opened'] };
  expect(textIn('en', { ...policy, analytics })).toContain('the pages you open and menu opened');
});
