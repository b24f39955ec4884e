import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { AxeResults, RunOnly } from "axe-core";

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

export const ALL_RULES: RunOnly = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
};
/** What a theme can change: the rest is looked at in one theme only. */
export const COLOUR_RULES: RunOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What axe finds against a page, one line each. */
export async function violations(page: Page, runOnly: RunOnly = ALL_RULES): Promise<string[]> {
  const isThere = await page.evaluate(() => Reflect.has(window, "axe"));
  if (!isThere) await page.evaluate(AXE);
  // From the top: what is half under the header elsewhere is reached by scrolling.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  const found: AxeResults["violations"] = await page.evaluate(async (only) => {
    const options = { runOnly: only, resultTypes: ["violations"] };
    // What passed stays in the page: on a long one it is megabytes.
    return (await Reflect.get(window, "axe").run(document, options)).violations;
  }, runOnly);
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary?.split("\n")[1] ?? ""}`),
  );
}
