import type { CDPSession, Page } from "playwright";

/** A slow line and a school computer: 5 Mbit/s, 40 ms, a quarter of this processor. */
export const SLOW = { bitsPerSecond: 5e6, latencyMs: 40, processorRate: 4 } as const;

/** What a newcomer does in the first five minutes, in order. */
export const FIRST_STEPS = [
  "the page shows its button",
  "the first sound, after the click",
  "all three were heard",
  "which one is alive: answered, and named",
  "the voice's fader is there",
  "the fader is set and marked",
  "a take to work with is there",
  "the take stands in a room",
  "everything can be kept",
] as const;

export type FirstStep = (typeof FIRST_STEPS)[number];

/** Makes a page as slow as `SLOW`. */
export async function slowDown(page: Page): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const bytesPerSecond = SLOW.bitsPerSecond / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: SLOW.latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW.processorRate });
}

/**
 * Walks through the first five minutes. Each step ends when the page shows that it worked; none waits for a clock.
 * @param done told after each step
 */
export async function walkFirstMinutes(
  page: Page,
  address: string,
  done: (step: FirstStep) => void,
): Promise<void> {
  await page.goto(`${address}/lessons/anatomy-of-a-song`);
  const anatomy = page.locator('[data-widget][aria-label="One song, three times"]');
  await anatomy.getByRole("button", { name: /^Play/ }).waitFor();
  done("the page shows its button");

  await anatomy.getByRole("button", { name: /^Play/ }).click();
  await anatomy.getByText("2 to go").waitFor();
  done("the first sound, after the click");

  await anatomy.getByRole("button", { name: "Sound 2", exact: true }).click();
  await anatomy.getByText("1 to go").waitFor();
  await anatomy.getByRole("button", { name: "Sound 3", exact: true }).click();
  await anatomy.getByText("Then you see which is which").waitFor();
  done("all three were heard");

  await anatomy.getByRole("button", { name: "Sound 2 is alive" }).click();
  await anatomy.getByRole("heading", { name: /^You said alive: / }).waitFor();
  await anatomy.getByRole("button", { name: "Shuffle them and ask me again" }).waitFor();
  done("which one is alive: answered, and named");

  const lead = page.locator('[data-widget][aria-label="Exercise: where does the lead belong?"]');
  await lead.scrollIntoViewIfNeeded();
  await lead.getByRole("button", { name: "Check my answer" }).waitFor();
  done("the voice's fader is there");

  await lead.getByRole("slider", { name: "Lead" }).press("Home");
  await lead.getByRole("button", { name: "Check my answer" }).click();
  await lead.getByRole("button", { name: "Another one" }).waitFor();
  done("the fader is set and marked");

  await page.goto(`${address}/lessons/your-ten-seconds`);
  const recorder = page.locator('[data-widget][aria-label="Record yourself"]');
  await recorder.scrollIntoViewIfNeeded();
  await recorder.getByRole("button", { name: /^Play/ }).click();
  await recorder.getByRole("button", { name: /^Stop/ }).waitFor();
  done("a take to work with is there");

  await page.goto(`${address}/lessons/live-room-or-booth`);
  const rooms = page.locator('[data-widget][aria-label="Your take in two rooms"]').first();
  await rooms.scrollIntoViewIfNeeded();
  await rooms.getByRole("button", { name: /^Play/ }).click();
  await rooms.getByRole("button", { name: /^Stop/ }).waitFor();
  done("the take stands in a room");

  await page.goto(`${address}/progress`);
  await page.getByRole("button", { name: /file/i }).first().waitFor();
  done("everything can be kept");
}
