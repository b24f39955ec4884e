import { lessonSlugs } from "./lesson-slugs";
import { expect, test } from "./page-watch";
import { songIds } from "./song-ids";

for (const slug of lessonSlugs) {
  test(`${slug} runs under the strict policy`, async ({ page }) => {
    const response = await page.goto(`/lessons/${slug}`);
    const policy = response?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(policy).toContain("frame-ancestors 'none'");

    // The checkpoint's answer appears only when its script runs.
    const checkpoint = page.locator("[data-checkpoint]").first();
    await expect(checkpoint.getByRole("status")).toBeEmpty();
    await checkpoint.getByRole("radio").first().check();
    await expect(checkpoint.getByRole("status")).not.toBeEmpty();

    // Each widget fetches its code when it comes near.
    for (const widget of await page.locator("[data-widget]").all()) {
      await widget.scrollIntoViewIfNeeded();
      await expect(widget.locator("[data-waiting]")).toHaveCount(0);
      await expect(widget).not.toBeEmpty();
    }
  });
}

for (const path of [
  "/review",
  "/songs",
  "/studio",
  ...songIds.flatMap((id) => [`/songs/${id}`, `/studio/${id}`]),
]) {
  test(`${path} runs under the strict policy`, async ({ page }) => {
    const response = await page.goto(path);
    const policy = response?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    for (const widget of await page.locator("[data-widget]").all()) {
      await widget.scrollIntoViewIfNeeded();
      const there = widget.getByRole("button", { name: /^Play/ }).or(widget.getByText("No mix is kept"));
      await expect(there).toBeVisible();
    }
  });
}

test("the policy stops what it must stop, and the watch sees it", async ({ page, pageWatch }) => {
  await page.goto(`/lessons/${lessonSlugs[0]}`);
  // Later, on the page's own account: what the test itself evaluates is not subject to the policy.
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          const script = document.createElement("script");
          script.textContent = "document.title = 'inline script ran'";
          document.body.append(script);
          try {
            resolve(String(new Function("return 'evaluated'")()));
          } catch (error) {
            resolve(error instanceof Error ? error.name : "thrown");
          }
        });
      }),
  );
  expect(outcome).toBe("EvalError");
  await expect.poll(() => pageWatch.policyViolations.length).toBe(2);
  expect(await page.title()).not.toBe("inline script ran");
  pageWatch.policyViolations.length = 0;
  pageWatch.errors.length = 0;
});

test("an unknown lesson is not found", async ({ page, pageWatch }) => {
  const response = await page.goto("/lessons/no-such-lesson");
  expect(response?.status()).toBe(404);
  // The browser itself reports the status on its console.
  expect(pageWatch.errors).toEqual([expect.stringContaining("404")]);
  pageWatch.errors.length = 0;
});
