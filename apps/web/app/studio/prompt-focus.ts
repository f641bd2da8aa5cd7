/** The one field in which pictures are described. */
export const PROMPT_ID = 'prompt';

/** Puts the cursor into it, at its end. */
export const focusPrompt = (): void => {
  const field = document.getElementById(PROMPT_ID);
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
};
