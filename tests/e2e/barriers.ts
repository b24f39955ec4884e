import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What axe finds against a page, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  // From the top: what is half under the header elsewhere is reached by scrolling.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  const results: AxeResults = await page.evaluate(
    (tags) => Reflect.get(window, "axe").run(document, { runOnly: tags }),
    RULES,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary?.split("\n")[1] ?? ""}`),
  );
}

/** By how many pixels a page is wider than its window. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
