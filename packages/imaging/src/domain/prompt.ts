import { AppError } from '@candid/kernel';

/** The provider's limit, counted as it counts: in code points. */
export const MAX_PROMPT_LENGTH = 32_000;

// NUL cannot be stored in Postgres text and other C0/C1 controls carry no meaning in a prompt; tab and line ends do.
const FORBIDDEN = /(?![\n\t])\p{Cc}|[\uFFFE\uFFFF]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Checks a prompt and returns it as it will be sent: in Unicode NFC, line ends as \n, without blank ends. Right-to-left text,
 * emoji and joiners pass unchanged.
 * @throws AppError `prompt_empty`, `prompt_too_long` (detail: length, max), `prompt_bad_characters` (detail: position)
 */
export const readPrompt = (text: string): string => {
  const prompt = text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  if (prompt === '' || /^[\s\p{Cf}]*$/u.test(prompt)) throw new AppError('prompt_empty');
  const length = Array.from(prompt).length;
  if (length > MAX_PROMPT_LENGTH) throw new AppError('prompt_too_long', { length, max: MAX_PROMPT_LENGTH });
  const bad = FORBIDDEN.exec(prompt) ?? LONE_SURROGATE.exec(prompt);
  if (bad) throw new AppError('prompt_bad_characters', { position: Array.from(prompt.slice(0, bad.index)).length + 1 });
  return prompt;
};
