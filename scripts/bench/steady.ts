/*
 * How steadily blocks are ready: their times as shares of a block, in Node and in a worker of Chromium; and how many are
 * late while a page plays, beside an empty worklet in the same run, with the whole machine and held to a quarter of a
 * core. `npm run -s bench -- steady [SECONDS] [--write]`
 */
import { PlainError } from "@/scripts/lib/project.mjs";
import { writeMarked } from "@/scripts/verify/marked-text";
import { type BenchPage, bundled, openBenchPage } from "./bench-page";
import { timeBlocks } from "./console-blocks";
import { pcmOf } from "./engines-mix";
import { machine, shareOfBlock } from "./figures";
import { holdToQuarterCore } from "./quota";
import { steadyCases } from "./steady-cases";
import type { LiveKind } from "./steady-page";

const BLOCKS = 5000;

async function openPage(): Promise<BenchPage> {
  const opened = await openBenchPage({
    "/steady.js": await bundled(["scripts", "bench", "steady-page.ts"], "iife"),
    "/steady.worker.js": await bundled(["scripts", "bench", "steady.worker.ts"], "esm"),
    "/steady.worklet.js": await bundled(["scripts", "bench", "steady.worklet.ts"], "esm"),
  });
  await opened.page.addScriptTag({ url: "/steady.js" });
  return opened;
}

async function shares({ page }: BenchPage): Promise<string[]> {
  const lines = ["| 16 mono | Node | worker in Chromium |", "|---|---|---|"];
  for (const [index, { name, mix, sides }] of steadyCases().entries()) {
    const assets = new Map(pcmOf(mix).map(({ pcmSha256, pcm }) => [pcmSha256, pcm]));
    const inNode = timeBlocks(sides, assets, BLOCKS);
    const inWorker = await page.evaluate(([i, blocks]) => window.timeInWorker(i, blocks), [
      index,
      BLOCKS,
    ] as const);
    lines.push(`| ${name} | ${shareOfBlock(inNode)} | ${shareOfBlock(inWorker)} |`);
  }
  return lines;
}

async function playAll({ page }: BenchPage, where: string, seconds: number): Promise<string[]> {
  const play = async (kind: LiveKind, caseIndex: number, name: string): Promise<string> => {
    const { lateBlocks, underruns } = await page.evaluate(
      ([what, index, length]) => window.playLive(what, index, length),
      [kind, caseIndex, seconds] as const,
    );
    if (kind === "hog" && lateBlocks === 0) {
      throw new PlainError(
        "A worklet that is late on purpose was not seen to be: nothing follows from the others.",
      );
    }
    return `| ${where} | ${name} | ${lateBlocks} | ${underruns ?? "not told"} |`;
  };
  return [
    await play("empty", 0, "empty worklet"),
    await play("playing", 0, "16 mono, one side"),
    await play("playing", 2, "16 mono, two sides, every track another"),
    await play("empty", 0, "empty worklet again"),
    await play("hog", 0, "60 ms late once a second, to see that it is seen"),
  ];
}

/**
 * Prints both tables.
 * @param words how many seconds each plays, 20 when not given; `--write` to put them into docs/measurements.md
 */
export async function bench(words: readonly string[]): Promise<void> {
  const [secondsWord = "20"] = words.filter((word) => word !== "--write");
  const seconds = Number(secondsWord);
  if (!(seconds >= 1)) throw new PlainError(`The seconds to play are a number from 1, not ${secondsWord}.`);
  const opened = await openPage();
  const late: string[] = [];
  let how = "";
  let waited = "";
  let inBlocks: string[] = [];
  try {
    inBlocks = await shares(opened);
    late.push(...(await playAll(opened, "whole machine", seconds)));
    const quota = await holdToQuarterCore(opened.browser);
    how = quota.how;
    try {
      late.push(...(await playAll(opened, "quarter of a core", seconds)));
    } finally {
      waited = quota.lift();
    }
  } finally {
    await opened.close();
  }
  const text = [
    `Chromium ${opened.version}, ${machine()} Shares of a block of 128 frames (2667 µs), of ${BLOCKS} blocks; goal of two sides: p99 ≤ 15 %.`,
    "",
    ...inBlocks,
    "",
    `Late blocks in ${seconds} s of playing (375 blocks a second) to an output that nobody hears; the quarter of a core is ${how}, for all of`,
    `the browser's processes together. ${waited} The console may be late as often as the empty worklet beside it.`,
    "",
    "| with | playing | late blocks | the browser's underruns |",
    "|---|---|---|---|",
    ...late,
  ].join("\n");
  console.log(text);
  if (words.includes("--write")) writeMarked("steady", text);
}
