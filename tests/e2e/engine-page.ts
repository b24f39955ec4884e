import type { Locator, Page } from "@playwright/test";

/** One side's print: left and right. */
export type Stereo = readonly [Float32Array, Float32Array];

interface PageEngine {
  ownerIds(): string[];
  seek(ownerId: string, frame: number): void;
  selectSide(ownerId: string, sideId: string): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(ownerId: string): { state: string; matches: { measuring: boolean }[] };
  capture(point: "print" | "output", frames: number): Promise<readonly [Float32Array, Float32Array]>;
}

/** Counts the AudioContexts that the page makes, from its first script on. */
export async function countContexts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let made = 0;
    Reflect.set(window, "contextsMade", () => made);
    window.AudioContext = new Proxy(window.AudioContext, {
      construct(target, args) {
        made += 1;
        return Reflect.construct(target, args);
      },
    });
  });
  return () => page.evaluate(() => Reflect.get(window, "contextsMade")());
}

/** The widget that a lesson calls `id`, loaded and ready to play. */
export async function readyWidget(page: Page, index: number): Promise<Locator> {
  const widget = page.locator("[data-widget]").nth(index);
  await widget.scrollIntoViewIfNeeded();
  await widget.getByRole("button", { name: /^Play/ }).waitFor();
  return widget;
}

/** The next `frames` of the print or the output, from the page's own engine. */
export async function capture(page: Page, point: "print" | "output", frames: number): Promise<Stereo> {
  return decoded(
    await page.evaluate(
      async ([at, count]) => {
        const engine: PageEngine = Reflect.get(globalThis, Symbol.for("behind-the-glass.engine"));
        return (await engine.capture(at, count)).map((channel) => [...channel]);
      },
      [point, frames] as const,
    ),
  );
}

/** The print of one side from the beginning of the loop on, as long after the jump for every side. */
export async function captureFromStart(
  page: Page,
  id: string,
  sideId: string,
  frames: number,
): Promise<Stereo> {
  return decoded(
    await page.evaluate(
      async ([widgetId, side, count]) => {
        const engine: PageEngine = Reflect.get(globalThis, Symbol.for("behind-the-glass.engine"));
        const ownerId = engine.ownerIds().find((owner) => owner.startsWith(`${widgetId}-`)) ?? "";
        engine.selectSide(ownerId, side);
        engine.seek(ownerId, 0);
        return (await engine.capture("print", count)).map((channel) => [...channel]);
      },
      [id, sideId, frames] as const,
    ),
  );
}

/** Waits until the loudness of every side of a widget is known. */
export async function untilMatched(page: Page, id: string): Promise<void> {
  await page.evaluate(async (widgetId) => {
    const engine: PageEngine = Reflect.get(globalThis, Symbol.for("behind-the-glass.engine"));
    const ownerId = engine.ownerIds().find((owner) => owner.startsWith(`${widgetId}-`)) ?? "";
    await new Promise<void>((resolve) => {
      const look = (): void => {
        const { matches } = engine.getSnapshot(ownerId);
        if (matches.length === 0 || matches.some((match) => match.measuring)) return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = engine.subscribe(look);
      look();
    });
  }, id);
}

export function rmsDb(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
}

function decoded(channels: number[][]): Stereo {
  const [left = [], right = []] = channels;
  return [Float32Array.from(left), Float32Array.from(right)];
}
