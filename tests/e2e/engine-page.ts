import type { Locator, Page } from "@playwright/test";

/** Sound as the page's engine captured it; `endFrame` is the place in the session behind the last frame. */
export interface Captured {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly endFrame: number;
}

/** A stretch that tells one sound from another and costs a second of waiting. */
export const HEARD_FRAMES = 48000;
/** Longer than the fade of a jump and the glide of a setting. */
export const SETTLED_FRAMES = 9600;

interface PageEngine {
  ownerIds(): string[];
  seek(ownerId: string, frame: number): void;
  selectSide(ownerId: string, sideId: string): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(ownerId: string): PageSnapshot;
  onReport(ownerId: string, listener: (report: PageReport) => void): () => void;
  capture(point: "print" | "output", frames: number): Promise<Captured>;
}

interface PageSnapshot {
  readonly state: string;
  readonly matched: boolean;
  readonly matches: readonly {
    readonly sideId: string;
    readonly gainDb: number;
    readonly measuring: boolean;
  }[];
}

/** Of a report, what can leave the page. */
interface PageReport {
  readonly stripPeaks: ReadonlyMap<string, StripLevels>;
}

export interface StripLevels {
  readonly preFaderDbfs: number;
  readonly postFaderDbfs: number;
}

/** What the page shows of one widget's sound now. */
export function snapshotOf(page: Page, id: string): Promise<PageSnapshot> {
  return page.evaluate((widgetId) => {
    const engine: PageEngine = Reflect.get(globalThis, Symbol.for("behind-the-glass.engine"));
    const ownerId = engine.ownerIds().find((owner) => owner.startsWith(`${widgetId}-`)) ?? "";
    return engine.getSnapshot(ownerId);
  }, id);
}

/** Waits, however long the machine takes, until one widget's sound is in a state. */
export async function untilState(page: Page, id: string, state: string): Promise<void> {
  await page.waitForFunction(() => Reflect.has(globalThis, Symbol.for("behind-the-glass.engine")));
  await page.evaluate(
    ([widgetId, wanted]) => {
      const engine: PageEngine = Reflect.get(globalThis, Symbol.for("behind-the-glass.engine"));
      return new Promise<void>((resolve) => {
        const look = (): void => {
          const ownerId = engine.ownerIds().find((owner) => owner.startsWith(`${widgetId}-`)) ?? "";
          if (engine.getSnapshot(ownerId).state !== wanted) return;
          unsubscribe();
          resolve();
        };
        const unsubscribe = engine.subscribe(look);
        look();
      });
    },
    [id, state] as const,
  );
}

/**
 * Peaks of one strip in a report in which it sounds: the next one, or the next whose fader adds about so many dB
 * (settings glide).
 */
export function nextLevels(
  page: Page,
  id: string,
  stripId: string,
  addedDb: number | null = null,
): Promise<StripLevels> {
  return page.evaluate(
    ([widgetId, strip, wantedDb]) => {
      const engine: PageEngine = Reflect.get(globalThis, Symbol.for("behind-the-glass.engine"));
      const ownerId = engine.ownerIds().find((owner) => owner.startsWith(`${widgetId}-`)) ?? "";
      return new Promise<StripLevels>((resolve) => {
        const stop = engine.onReport(ownerId, ({ stripPeaks }) => {
          const levels = stripPeaks.get(strip);
          if (levels === undefined || levels.preFaderDbfs < -40) return;
          const added = levels.postFaderDbfs - levels.preFaderDbfs;
          if (wantedDb !== null && Math.abs(added - wantedDb) > 0.5) return;
          stop();
          resolve(levels);
        });
      });
    },
    [id, stripId, addedDb] as const,
  );
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

/** Waits until a widget sounds, however long the machine takes; fails with what it says where it cannot. */
export async function untilPlaying(widget: Locator): Promise<void> {
  const failure = widget.getByRole("alert").first();
  await widget.getByRole("button", { name: /^Stop/ }).or(failure).first().waitFor();
  if (await failure.isVisible()) throw new Error(`Nothing sounds: ${await failure.textContent()}`);
}

/** The next `frames` of the print or the output, from the page's own engine. */
export async function capture(page: Page, point: "print" | "output", frames: number): Promise<Captured> {
  return page.evaluate(
    async ([at, count]) => {
      const engine: PageEngine = Reflect.get(globalThis, Symbol.for("behind-the-glass.engine"));
      const { left, right, endFrame } = await engine.capture(at, count);
      // Typed arrays leave the page as they are: as lists of numbers they would take seconds.
      return { left, right, endFrame };
    },
    [point, frames] as const,
  );
}

/**
 * The print of one side, or the output, from about the beginning of the loop on, or from another frame; `alignedEnds` cuts
 * several to the same places.
 */
export async function captureFromStart(
  page: Page,
  id: string,
  sideId: string,
  frames: number,
  point: "print" | "output" = "print",
  fromFrame = 0,
): Promise<Captured> {
  return page.evaluate(
    async ([widgetId, side, count, at, from]) => {
      const engine: PageEngine = Reflect.get(globalThis, Symbol.for("behind-the-glass.engine"));
      const ownerId = engine.ownerIds().find((owner) => owner.startsWith(`${widgetId}-`)) ?? "";
      engine.selectSide(ownerId, side);
      engine.seek(ownerId, from);
      const { left, right, endFrame } = await engine.capture(at, count);
      return { left, right, endFrame };
    },
    [id, sideId, frames, point, fromFrame] as const,
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

/** The left channels of captures of one length, cut so that the n-th frame of each is the same place in the session. */
export function alignedEnds(captures: readonly Captured[]): Float32Array[] {
  const end = Math.min(...captures.map(({ endFrame }) => endFrame));
  const surplus = captures.map(({ endFrame }) => endFrame - end);
  const most = Math.max(...surplus);
  return captures.map(({ left }, i) => left.slice(most - surplus[i]!, left.length - surplus[i]!));
}
