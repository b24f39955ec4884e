import type { Page } from "@playwright/test";

export const PHONE = { width: 390, height: 844 } as const;

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
