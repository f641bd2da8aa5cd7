import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Opens addresses that are there to be pressed only: each leads on to a page, and nothing happens. */
export const walkPresses = async (page: Page, paths: readonly string[]): Promise<void> => {
  for (const path of paths) {
    const answer = await page.goto(path);
    expect([answer?.status(), new URL(page.url()).pathname === path], path).toEqual([200, false]);
  }
};
