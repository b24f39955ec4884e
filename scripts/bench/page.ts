/*
 * What a lesson costs before a widget comes near, and how long the first sound takes after the click, cold at 5 Mbit/s
 * and warm. Needs a served course: npm run -s bench -- page [ADDRESS], http://localhost:3000 when not given.
 */
import { type Browser, type CDPSession, chromium, type Page } from "playwright";
import type { StudioEngine } from "@/audio-engine";
import { ensureChromium } from "@/scripts/lib/chromium.mjs";

const LESSON_PATH = "/lessons/what-mastering-is";
const RUNS = 5;
const NETWORK = { bitsPerSecond: 5e6, latencyMs: 40 };

declare global {
  interface Window {
    clickedMs?: number;
    firstSoundMs?: number;
  }
}

/** Runs in the page before its scripts: watches what goes to a context's output, and notes the time of the first sound. */
function watchOutput(): void {
  AudioNode.prototype.connect = new Proxy(AudioNode.prototype.connect, {
    apply(target, node: AudioNode, args: [AudioNode]) {
      if (args[0] instanceof AudioDestinationNode) {
        const analyser = new AnalyserNode(node.context, { fftSize: 256 });
        const samples = new Float32Array(256);
        Reflect.apply(target, node, [analyser]);
        const look = (): void => {
          analyser.getFloatTimeDomainData(samples);
          if (samples.some((sample) => sample !== 0)) window.firstSoundMs ??= performance.now();
          else requestAnimationFrame(look);
        };
        look();
      }
      return Reflect.apply(target, node, args);
    },
  });
  window.addEventListener("pointerdown", () => {
    window.clickedMs = performance.now();
  });
}

async function firstSoundMs(page: Page): Promise<number> {
  const widget = page.locator("[data-widget]").first();
  await widget.getByRole("button", { name: /^Play/ }).click();
  await page.waitForFunction(() => window.firstSoundMs !== undefined);
  return page.evaluate(() => Math.round((window.firstSoundMs ?? 0) - (window.clickedMs ?? 0)));
}

async function scriptBytes(browser: Browser, lesson: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 200 } });
  const session = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  // Without the observer no widget ever comes near.
  await page.addInitScript(() => {
    window.IntersectionObserver.prototype.observe = () => undefined;
  });
  await page.goto(lesson, { waitUntil: "networkidle" });
  await page.close();
  return bytes;
}

async function throttle(session: CDPSession, bitsPerSecond: number, latency: number): Promise<void> {
  const bytesPerSecond = bitsPerSecond < 0 ? -1 : bitsPerSecond / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

async function coldAndWarmMs(browser: Browser, lesson: string): Promise<{ cold: number; warm: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watchOutput);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await throttle(session, NETWORK.bitsPerSecond, NETWORK.latencyMs);
  await page.goto(lesson);
  const cold = await firstSoundMs(page);
  await throttle(session, -1, 0);
  await page.goto(lesson);
  await page.waitForFunction(() => {
    const engine: Pick<StudioEngine, "getSnapshot"> & { ownerIds(): readonly string[] } = Reflect.get(
      globalThis,
      Symbol.for("behind-the-glass.engine"),
    );
    return engine?.ownerIds().some((ownerId) => engine.getSnapshot(ownerId).state === "ready");
  });
  const warm = await firstSoundMs(page);
  await context.close();
  return { cold, warm };
}

/** Prints the weight of the scripts, and the first sound of each run. */
export async function bench([address = "http://localhost:3000"]: readonly string[]): Promise<void> {
  const lesson = `${address}${LESSON_PATH}`;
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ["--no-sandbox"],
  });
  const bytes = await scriptBytes(browser, lesson);
  console.log(`JavaScript before a widget comes near: ${bytes / 1000} kB, compressed`);
  for (let run = 0; run < RUNS; run++) {
    const { cold, warm } = await coldAndWarmMs(browser, lesson);
    console.log(`first sound after the click: ${cold} ms with a cold cache at 5 Mbit/s, ${warm} ms warm`);
  }
  await browser.close();
}
