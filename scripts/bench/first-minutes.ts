/*
 * How long each step of a newcomer's first five minutes takes on a slow line and a slow processor. Needs a served course:
 * npm run -s bench -- first-minutes [ADDRESS], http://localhost:3000 when not given.
 */
import { chromium } from "playwright";
import { ensureChromium } from "@/scripts/lib/chromium.mjs";
import { SLOW, slowDown, walkFirstMinutes } from "./first-minutes-walk";

/** Prints seconds from the first request on, and of each step. */
export async function bench([address = "http://localhost:3000"]: readonly string[]): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await slowDown(page);
  console.log(
    `${SLOW.bitsPerSecond / 1e6} Mbit/s, ${SLOW.latencyMs} ms, processor ${SLOW.processorRate} times as slow`,
  );
  const start = performance.now();
  let last = start;
  await walkFirstMinutes(page, address, (step) => {
    const now = performance.now();
    console.log(
      `| ${step} | ${((now - last) / 1000).toFixed(1)} s | ${((now - start) / 1000).toFixed(1)} s |`,
    );
    last = now;
  });
  await browser.close();
}
