/*
 * Memory: what twelve stems of 40 s take in the page's process, all copies counted; whether 100 widgets that come and go
 * leave anything behind; whether playing, or rendering an hour, grows. Needs Linux, whose /proc tells what a process
 * holds. `npm run -s bench -- memory [SECONDS] [--write]`
 */
import { existsSync, readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Console } from "@/audio-engine/console/console";
import { PlainError } from "@/scripts/lib/project.mjs";
import { writeMarked } from "@/scripts/verify/marked-text";
import { type BenchPage, bundled, openBenchPage } from "./bench-page";
import { FRAMES, mixesOf, pcmOf, sessionOf } from "./engines-mix";
import { machine, median } from "./figures";
import { MEMORY_STEMS, memoryManifest, STEM_FRAMES, STEM_SECONDS } from "./memory-stems";
import { processesOf } from "./quota";

const MOUNTS = 100;
/** Memory is looked at after so many: what is left to be cleaned comes and goes, what leaks stays. */
const BATCH = 10;
const GOAL_MB = 120;
/** What a process's memory moves by when nothing happens. */
const NOTHING_MB = 4;
/** Two stems of a widget, twice: workers clean up when they like, so that one widget's may still lie there. */
const WIDGET_MB = (2 * 2 * STEM_FRAMES * 2) / 1e6;
/** 5 kB for each of 100 widgets. */
const HEAP_MB = 0.5;
const SETTLE_MS = 3000;
const HOUR_SECONDS = 3600;

/** Memory that a process holds for itself alone, in MB. */
function privateMegabytes(pid: number): number {
  const file = `/proc/${pid}/smaps_rollup`;
  if (!existsSync(file)) throw new PlainError("This machine has no /proc that tells what a process holds.");
  const kilobytes = [...readFileSync(file, "utf8").matchAll(/^Private_\w+:\s+(\d+) kB$/gm)];
  return kilobytes.reduce((sum, [, number]) => sum + Number(number), 0) / 1000;
}

async function openPage(): Promise<BenchPage> {
  return openBenchPage({
    "/live/memory.js": await bundled(["scripts", "bench", "memory-page.ts"], "esm"),
    "/live/decoder.worker.ts": await bundled(["scripts", "bench", "memory.decoder.ts"], "esm"),
    "/render/worker.ts": await bundled(["audio-engine", "render", "worker.ts"], "esm"),
    "/generated/console.worklet.js": await bundled(["audio-engine", "worklet", "entry.ts"], "esm"),
    "/audio/manifest.json": JSON.stringify(memoryManifest),
  });
}

async function inPage(seconds: number): Promise<string[]> {
  const opened = await openPage();
  const { page, browser } = opened;
  const session = await page.context().newCDPSession(page);
  const held = async (): Promise<number> => {
    // Workers have heaps of their own, which only a shortage makes them all clean.
    await session.send("Memory.simulatePressureNotification", { level: "critical" });
    await session.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(SETTLE_MS);
    const sizes = (await processesOf(browser, "renderer")).map(privateMegabytes);
    return Math.max(...sizes);
  };
  /** Of the page's own JavaScript, in MB. */
  const heap = async (): Promise<number> => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize / 1e6;
  };
  const mount = (owner: string, stems: number) =>
    page.evaluate(([id, count]) => window.mount(id, count), [owner, stems] as const);
  const unmount = (owner: string) => page.evaluate((id) => window.unmount(id), owner);
  const comeAndGo = async (times: number): Promise<void> => {
    for (let i = 0; i < times; i++) {
      await mount(`widget-${i}`, 2);
      if ((await unmount(`widget-${i}`)) !== 0)
        throw new PlainError("A widget that was taken away is still known.");
    }
  };
  try {
    await page.addScriptTag({ url: "/live/memory.js", type: "module" });
    await page.waitForFunction(() => "mount" in window);
    const fresh = await held();
    await mount("song", MEMORY_STEMS.length);
    const loaded = await held();
    await page.waitForTimeout(1000 * seconds);
    const played = await held();
    await unmount("song");
    await comeAndGo(2 * BATCH);
    await held();
    const heapBefore = await heap();
    const early: number[] = [];
    const late: number[] = [];
    for (let done = 0; done < MOUNTS; done += BATCH) {
      await comeAndGo(BATCH);
      (done < MOUNTS / 2 ? early : late).push(await held());
    }
    const heapGrowth = (await heap()) - heapBefore;
    const stems = `${MEMORY_STEMS.length} mono stems × ${STEM_SECONDS} s, two sides, playing and matched, the engine itself included`;
    return [
      row(stems, loaded - fresh, GOAL_MB),
      row(
        `${MOUNTS} widgets of two stems loaded, played and released: the page's heap, cleaned`,
        heapGrowth,
        HEAP_MB,
      ),
      row("the same: the process, the last fifty against the first", median(late) - median(early), WIDGET_MB),
      row(`${seconds} s of playing`, played - loaded, NOTHING_MB),
    ];
  } finally {
    await opened.close();
  }
}

/** An hour through one console, block by block. */
function hourInNode(): string {
  const mix = mixesOf(false)[0]!;
  const small = { ...mix, tracks: mix.tracks.slice(0, 2) };
  const assets = new Map(pcmOf(small).map(({ pcmSha256, pcm }) => [pcmSha256, pcm]));
  const engine = new Console({
    sides: [{ id: "print", session: sessionOf(small) }],
    startSideId: "print",
    assets: ({ pcmSha256 }) => assets.get(pcmSha256)!,
    impulseResponses: new Map(),
  });
  engine.setLoop({ startFrame: 0, endFrame: FRAMES });
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  const held = (): number => {
    if (typeof collect === "function") collect();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1e6;
  };
  const left = new Float32Array(128);
  const right = new Float32Array(128);
  const render = (seconds: number): void => {
    for (let block = 0; block < seconds * 375; block++) engine.process(left, right, 128);
  };
  render(60);
  const before = held();
  render(HOUR_SECONDS);
  return row("an hour rendered in Node", held() - before, NOTHING_MB);
}

function row(what: string, megabytes: number, goal: number): string {
  const verdict = megabytes <= goal ? "goal" : "MISSED:";
  return `| ${what} | ${megabytes.toFixed(1)} MB | ${verdict} ≤ ${goal} MB |`;
}

/**
 * Prints the table.
 * @param words how many seconds to play, 180 when not given; `--write` to put it into docs/measurements.md
 */
export async function bench(words: readonly string[]): Promise<void> {
  const [secondsWord = "180"] = words.filter((word) => word !== "--write");
  const seconds = Number(secondsWord);
  if (!(seconds >= 1)) throw new PlainError(`The seconds to play are a number from 1, not ${secondsWord}.`);
  const rows = [...(await inPage(seconds)), hourInNode()];
  const text = [
    `Memory that the page's process holds for itself alone, and Node's heap with its buffers, by how much they grew. ${machine()}`,
    "",
    "| what | grew by | |",
    "|---|---|---|",
    ...rows,
  ].join("\n");
  console.log(text);
  if (words.includes("--write")) writeMarked("memory", text);
}
