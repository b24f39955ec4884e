/*
 * Share of a 128-frame block (2667 µs at 48 kHz) that the console takes: 12 tracks with four bands each, limiter on the
 * master. In this Node process block by block, and in Chromium's worklet as the time of an offline context, which holds
 * the browser's own work too. Needs a built worklet (npm start or npm test builds it).
 */
import { readFileSync } from "node:fs";
import { Console } from "@/audio-engine/console/console";
import { PROCESSOR_NAME, type ProcessorOptions } from "@/audio-engine/worklet/protocol";
import { openBenchPage } from "./bench-page";
import { type BenchCase, benchAssets, benchCases } from "./bench-session";

const BLOCK_FRAMES = 128;
const BLOCK_MICROSECONDS = (BLOCK_FRAMES / 48000) * 1e6;
const WARM_UP_BLOCKS = 1500;
const BLOCKS = 5000;

const assets = benchAssets();
const pcm = new Map(assets.map((asset) => [asset.pcmSha256, asset.pcm]));

function percent(microseconds: number): string {
  return `${((100 * microseconds) / BLOCK_MICROSECONDS).toFixed(2)} %`;
}

function inNode({ sides }: BenchCase): string {
  const console = new Console({
    sides,
    startSideId: sides[0]!.id,
    assets: (ref) => pcm.get(ref.pcmSha256)!,
    impulseResponses: new Map(),
  });
  const left = new Float32Array(BLOCK_FRAMES);
  const right = new Float32Array(BLOCK_FRAMES);
  for (let block = 0; block < WARM_UP_BLOCKS; block++) console.process(left, right, BLOCK_FRAMES);
  const times = new Float64Array(BLOCKS);
  for (let block = 0; block < BLOCKS; block++) {
    const before = performance.now();
    console.process(left, right, BLOCK_FRAMES);
    times[block] = 1000 * (performance.now() - before);
  }
  times.sort();
  return `median ${percent(times[BLOCKS / 2]!)}, p99 ${percent(times[Math.floor(BLOCKS * 0.99)]!)}`;
}

async function inWorklet(cases: readonly BenchCase[]): Promise<string[]> {
  const worklet = readFileSync("audio-engine/generated/console.worklet.js");
  const { page, close } = await openBenchPage({ "/console.worklet.js": worklet });
  const samples = assets.map(
    ({ pcmSha256, pcm: { channels } }) => [pcmSha256, Array.from(channels[0]!)] as const,
  );
  await page.evaluate((stems) => Object.assign(window, { stems }), samples);
  const results: string[] = [];
  for (const { sides } of cases) {
    const microseconds = await page.evaluate(offlineBlockMicroseconds, { sides, name: PROCESSOR_NAME });
    results.push(`mean ${percent(microseconds)}`);
  }
  await close();
  return results;
}

/** Runs in the page. The best of three, the worklet start included. */
async function offlineBlockMicroseconds({
  sides,
  name,
}: {
  sides: BenchCase["sides"];
  name: string;
}): Promise<number> {
  const { stems } = window as unknown as { stems: readonly (readonly [string, readonly number[]])[] };
  const frames = 10 * 48000;
  const render = async (withSides: BenchCase["sides"]): Promise<number> => {
    const context = new OfflineAudioContext(2, frames, 48000);
    await context.audioWorklet.addModule("/console.worklet.js");
    const processorOptions: ProcessorOptions = {
      offline: {
        sides: withSides,
        startSideId: withSides[0]!.id,
        impulseResponses: [],
        assets: stems.map(([pcmSha256, values]) => ({
          pcmSha256,
          pcm: {
            channels: [Int16Array.from(values)],
            bits: 16,
            frames: values.length,
            sampleRateHz: 48000,
          },
        })),
      },
    };
    const options = { numberOfInputs: 0, outputChannelCount: [2], processorOptions };
    new AudioWorkletNode(context, name, options).connect(context.destination);
    const before = performance.now();
    await context.startRendering();
    return performance.now() - before;
  };
  const times: number[] = [];
  for (let run = 0; run < 3; run++) times.push(await render(sides));
  return (1000 * Math.min(...times)) / (frames / 128);
}

/** Prints the shares of each case, in Node and in the worklet. */
export async function bench(): Promise<void> {
  const cases = benchCases();
  for (const benchCase of cases) console.log(`Node    ${benchCase.name}: ${inNode(benchCase)}`);
  const worklet = await inWorklet(cases);
  for (const [i, { name }] of cases.entries()) console.log(`worklet ${name}: ${worklet[i]}`);
}
