import { readyWidget } from "./engine-page";
import { lessonSlugs } from "./lesson-slugs";
import { expect, expectStrictPolicy, test } from "./page-watch";
import { songIds, visitedSongIds } from "./song-ids";

// access.spec.ts visits every page of another kind, and two songs.
for (const path of songIds
  .filter((id) => !visitedSongIds.includes(id))
  .flatMap((id) => [`/songs/${id}`, `/studio/${id}`])) {
  test(`${path} runs under the strict policy`, async ({ page }) => {
    expectStrictPolicy(await page.goto(path));
    await readyWidget(page, 0);
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
