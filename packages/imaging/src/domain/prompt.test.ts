import { isAppError } from '@candid/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PROMPT_LENGTH, readPrompt } from './prompt.ts';

const codeOf = (text: string): string => {
  try {
    readPrompt(text);
    return 'accepted';
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.code;
  }
};

describe('reading a prompt', () => {
  it.each([
    ['', 'prompt_empty'],
    [' \t\n\u00a0\u3000 ', 'prompt_empty'],
    ['\u200b\u200d\u2060', 'prompt_empty'],
    ['a'.repeat(MAX_PROMPT_LENGTH), 'accepted'],
    ['a'.repeat(MAX_PROMPT_LENGTH + 1), 'prompt_too_long'],
    ['🌊'.repeat(MAX_PROMPT_LENGTH), 'accepted'],
    ['a\u0000b', 'prompt_bad_characters'],
    ['a\u001bb', 'prompt_bad_characters'],
    ['a\ud800b', 'prompt_bad_characters'],
    ['قارب أحمر على البحر', 'accepted'],
    ['סירה \u200fאדומה', 'accepted'],
    ['👩‍🚀 on the 🌙', 'accepted'],
    ['two\nlines\tand a tab', 'accepted'],
  ])('%#', (text, outcome) => {
    expect(codeOf(text)).toBe(outcome);
  });

  it('tells where a bad character stands, counted as a person counts', () => {
    expect(() => readPrompt('🌊\u0000')).toThrow(expect.objectContaining({ detail: { position: 2 } }));
  });

  it('gives the same for what it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(codeOf(text) === 'accepted');
        const once = readPrompt(text);
        expect(readPrompt(once)).toBe(once);
      }),
    );
  });
});
