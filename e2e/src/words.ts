import type { Locator } from 'playwright-core';
import type { ErrorCode } from '@candid/kernel';
import { expect } from 'vitest';
import { errorTexts } from '../../apps/web/app/messages/errors.ts';

/** Waits until `place` shows what the catalogue says for a failure: what happened and what to do. */
export const expectFailure = async (place: Locator, code: ErrorCode): Promise<void> => {
  const { what, advice } = errorTexts[code];
  await place.getByText(what, { exact: true }).waitFor();
  expect(await place.textContent()).toContain(advice);
};

/** The same at a field, which says both in one breath. */
export const expectFieldFailure = async (place: Locator, code: ErrorCode): Promise<void> => {
  const { what, advice } = errorTexts[code];
  await place.getByText(`${what} ${advice}`, { exact: true }).waitFor();
};
