import { type Browser, test as base, expect, type Page, type Response } from "@playwright/test";

/** What a page must never do, collected from its first request on. */
export interface PageWatch {
  policyViolations: string[];
  foreignRequests: string[];
  errors: string[];
}

async function watch(page: Page, origin: string): Promise<PageWatch> {
  const seen: PageWatch = { policyViolations: [], foreignRequests: [], errors: [] };
  await page.exposeFunction("reportPolicyViolation", (text: string) => {
    seen.policyViolations.push(text);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = Reflect.get(window, "reportPolicyViolation");
      report(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) seen.foreignRequests.push(request.url());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  return seen;
}

/** What every open page says of itself, for a test that has failed. */
async function tellPages(browser: Browser): Promise<void> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const said = await page
      .getByRole("status")
      .or(page.getByRole("alert"))
      .or(page.getByRole("heading", { level: 1 }))
      .allTextContents();
    console.log(`${page.url()}: ${said.filter((text) => text !== "").join(" | ")}`);
  }
}

/** A test whose page is watched: violations, foreign requests and errors fail it at its end. */
export const test = base.extend<{ pageWatch: PageWatch }>({
  pageWatch: [
    async ({ page, browser, baseURL }, use, testInfo) => {
      const seen = await watch(page, new URL(baseURL ?? "").origin);
      await use(seen);
      if (testInfo.status !== testInfo.expectedStatus) await tellPages(browser);
      expect(seen).toEqual({ policyViolations: [], foreignRequests: [], errors: [] });
    },
    { auto: true },
  ],
});

/** The policy of every page of the course. */
export function expectStrictPolicy(response: Response | null): void {
  const policy = response?.headers()["content-security-policy"] ?? "";
  // Hashes on static pages, a nonce on those that are made for a person.
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' '(sha256|nonce)-/);
  expect(policy).not.toContain("'unsafe-eval'");
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  expect(policy).toContain("frame-ancestors 'none'");
}

export { expect };
