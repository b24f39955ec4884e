/*
 * The same mixes through native Web Audio nodes, Tone.js nodes and our console in one worklet, each rendered by an
 * offline context in one run of Chromium, in turn; through the console in this Node; and the plain one through a yardstick
 * in C. Medians, as multiples of real time, and their ratios against the goals.
 * `npm run -s bench -- engines [ROUNDS] [--reverb] [--firefox] [--only WORDS] [--write]`
 */
import { Console } from "@/audio-engine/console/console";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { PlainError } from "@/scripts/lib/project.mjs";
import { writeMarked } from "@/scripts/verify/marked-text";
import { bundled, openBenchPage } from "./bench-page";
import { measureInFirefox } from "./engines-firefox";
import {
  FRAMES,
  hasReverb,
  type Mix,
  mixesOf,
  PLAIN_MIX,
  pcmOf,
  REVERB_SECONDS,
  SECONDS,
  sessionOf,
} from "./engines-mix";
import type { EngineName } from "./engines-page";
import { machine, median } from "./figures";
import { buildYardstick, type Yardstick } from "./yardstick";

const ENGINES: readonly EngineName[] = ["native", "tone", "console"];
const BLOCK_FRAMES = 128;
/** As in the worklet: until what runs all the time has been compiled for good. */
const WARM_UP_BLOCKS = 1500;
/** Every engine must do the plain mix as loud as the console, or it does something else. */
const SAME_LEVEL_DB = 0.5;

interface Goal {
  readonly overNative: number;
  readonly overTone: number;
}

const IDLE: Goal = { overNative: 3.5, overTone: 8 };
const IDLE_WITH_REVERB: Goal = { overNative: 4, overTone: 8 };
const WORKING: Goal = { overNative: 2.5, overTone: 5 };
/** In multiples of the yardstick's speed. */
const GOAL_OVER_C = 0.9;

/** Milliseconds of every run, by mix and engine. */
type Times = Map<Mix, Record<EngineName | "node", number[]>>;

/**
 * The whole mix in blocks of 128 in this process, which has run the same before.
 * @throws PlainError when the limiter does not do what the mix's name says
 */
function inNode(mix: Mix): { readonly milliseconds: number; readonly squares: number } {
  const assets = new Map(pcmOf(mix).map(({ pcmSha256, pcm }) => [pcmSha256, pcm]));
  const build = (): Console =>
    new Console({
      sides: [{ id: "print", session: sessionOf(mix) }],
      startSideId: "print",
      assets: ({ pcmSha256 }) => assets.get(pcmSha256)!,
      impulseResponses: new Map(),
    });
  const left = new Float32Array(BLOCK_FRAMES);
  const right = new Float32Array(BLOCK_FRAMES);
  const output = new Float32Array(2 * FRAMES);
  const warming = build();
  for (let block = 0; block < WARM_UP_BLOCKS; block++) warming.process(left, right, BLOCK_FRAMES);
  const engine = build();
  let limitedBlocks = 0;
  const before = performance.now();
  for (let at = 0; at < FRAMES; at += BLOCK_FRAMES) {
    engine.process(left, right, BLOCK_FRAMES);
    output.set(left, at);
    output.set(right, FRAMES + at);
    if (engine.gainReductionDb > 0) limitedBlocks += 1;
  }
  const milliseconds = performance.now() - before;
  const limited01 = (limitedBlocks * BLOCK_FRAMES) / FRAMES;
  if (isDriven(mix) ? limited01 < 0.95 : limited01 > 0) {
    throw new PlainError(
      `${mix.name}: the limiter works in ${(100 * limited01).toFixed(0)} % of the blocks.`,
    );
  }
  const squares = output.reduce((sum, x) => sum + x * x, 0);
  return { milliseconds, squares };
}

const isDriven = ({ limiter }: Mix): boolean => limiter !== null && limiter.inputGainDb > 0;

function goalOf(mix: Mix): Goal {
  if (isDriven(mix)) return WORKING;
  return mix.reverb === null ? IDLE : IDLE_WITH_REVERB;
}

async function measure(mixes: readonly Mix[], rounds: number): Promise<{ times: Times; chromium: string }> {
  const { page, version, close } = await openBenchPage({
    "/engines.js": await bundled(["scripts", "bench", "engines-page.ts"], "iife"),
    "/engines.worklet.js": await bundled(["scripts", "bench", "engines.worklet.ts"], "esm"),
  });
  await page.addScriptTag({ url: "/engines.js" });
  const times: Times = new Map(
    mixes.map((mix) => [mix, { native: [], tone: [], console: [], node: [] }] as const),
  );
  try {
    for (let round = 0; round < rounds; round++) {
      for (const mix of mixes) {
        const levels: Partial<Record<EngineName, number>> = {};
        // Another one first each time, so that none profits from its place.
        for (const i of ENGINES.keys()) {
          const engine = ENGINES[(i + round) % ENGINES.length]!;
          const { milliseconds, rms } = await page.evaluate(([name, what]) => window.renderMix(name, what), [
            engine,
            mix,
          ] as const);
          times.get(mix)![engine].push(milliseconds);
          levels[engine] = 20 * Math.log10(rms);
        }
        if (mix === PLAIN_MIX) requireSameLevels(levels);
        times.get(mix)!.node.push(inNode(mix).milliseconds);
      }
    }
  } finally {
    await close();
  }
  return { times, chromium: version };
}

/** @throws PlainError when engines that should do the same do not */
function requireSameLevels(levels: Partial<Record<EngineName, number>>): void {
  for (const engine of ENGINES) {
    const apart = Math.abs((levels[engine] ?? Number.NaN) - (levels.console ?? Number.NaN));
    if (apart <= SAME_LEVEL_DB) continue;
    throw new PlainError(`${engine} nodes do another mix: ${apart.toFixed(2)} dB from the console's level.`);
  }
}

const speed = (milliseconds: readonly number[]): number => (1000 * SECONDS) / median(milliseconds);

function ratioWords(ratio: number, goal: number): string {
  return `${ratio.toFixed(1)} (${ratio >= goal ? "goal" : "MISSED:"} ≥ ${goal})`;
}

/** What Firefox makes of the same mixes; goals are Chromium's. */
async function firefoxTable(mixes: readonly Mix[], rounds: number): Promise<string[]> {
  const times = await measureInFirefox({ mixes, engines: ENGINES, rounds });
  if (times === null) return ["No Firefox could be found or installed.", ""];
  return [
    `The same in Firefox, medians of ${rounds}:`,
    "",
    "| session | native | Tone.js | console | console ÷ native | console ÷ Tone.js |",
    "|---|---|---|---|---|---|",
    ...[...times].map(([mix, { native, tone, console: ours }]) => {
      const speeds = [native, tone, ours].map(speed);
      const [overNative, overTone] = [speeds[2]! / speeds[0]!, speeds[2]! / speeds[1]!];
      const cells = speeds.map((each) => `${each.toFixed(1)} ×`);
      return `| ${[mix.name, ...cells, overNative.toFixed(1), overTone.toFixed(1)].join(" | ")} |`;
    }),
    "",
  ];
}

function tableOf(times: Times): string[] {
  return [
    "| session | native | Tone.js | console | Node | console ÷ native | console ÷ Tone.js |",
    "|---|---|---|---|---|---|---|",
    ...[...times].map(([mix, { native, tone, console: ours, node }]) => {
      const goal = goalOf(mix);
      const cells = [
        mix.name,
        ...[native, tone, ours, node].map((each) => `${speed(each).toFixed(1)} ×`),
        ratioWords(speed(ours) / speed(native), goal.overNative),
        ratioWords(speed(ours) / speed(tone), goal.overTone),
      ];
      return `| ${cells.join(" | ")} |`;
    }),
  ];
}

/** The console in Node beside C, in turn. @throws PlainError when they do not compute the same */
function besideC(yardstick: Yardstick, rounds: number): string {
  const inC: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { seconds, squares } = yardstick.run();
    const node = inNode(PLAIN_MIX);
    if (!(Math.abs(squares / node.squares - 1) < 1e-9)) {
      throw new PlainError("The yardstick computes another sound than the console.");
    }
    inC.push(1000 * seconds);
    ours.push(node.milliseconds);
  }
  const ratio = speed(ours) / speed(inC);
  const verdict = `${ratio.toFixed(2)} (${ratio >= GOAL_OVER_C ? "goal" : "MISSED:"} ≥ ${GOAL_OVER_C})`;
  return `The plain mix in C (gcc −O2, scalar): ${speed(inC).toFixed(1)} ×; the console in Node: ${speed(ours).toFixed(1)} ×; Node ÷ C: ${verdict}.`;
}

const WHAT_DIFFERS = `Multiples of real time. Each track has four bands, compressor, fader and pan; the master four bands, limiter and meter.
The browser has no true-peak limiter: its compressor stands in, and lets peaks pass that ours does not. Its compressor
adds make-up gain that cannot be switched off. Worklet and Node have run 1500 blocks before they are timed. Tone.js filters
with its Filter, whose settings are signals, where that takes the Q; its BiquadFilter is the native node and as fast.
The browser's reverb is a convolution with ${REVERB_SECONDS} s of noise, on a bus like ours.`;

/** What the words of the command ask for. @throws PlainError */
function readWords(words: readonly string[]): { readonly rounds: number; readonly mixes: readonly Mix[] } {
  const only = words.includes("--only") ? (words[words.indexOf("--only") + 1] ?? "") : "";
  const [roundsWord = "5"] = words.filter((word) => !word.startsWith("--") && word !== only);
  const rounds = Number(roundsWord);
  if (!(Number.isInteger(rounds) && rounds > 0)) {
    throw new PlainError(`The number of rounds is a whole number from 1, not ${roundsWord}.`);
  }
  const withReverb = words.includes("--reverb");
  if (withReverb && !hasReverb()) throw new PlainError("The engine has no reverb yet: leave --reverb out.");
  const mixes = mixesOf(withReverb).filter(({ name }) => name.includes(only));
  if (mixes.length === 0) throw new PlainError(`No session is called “${only}”.`);
  return { rounds, mixes };
}

/**
 * Prints the table.
 * @param words how often each engine does each mix, 5 when not given; `--reverb` for sessions with a reverb too; `--firefox` for Firefox
 * after Chromium; `--only`
 * and words of a session's name; `--write` to put the table into docs/engine.md
 */
export async function bench(words: readonly string[]): Promise<void> {
  const { rounds, mixes } = readWords(words);
  const { times, chromium } = await measure(mixes, rounds);
  const yardstick = mixes.includes(PLAIN_MIX) ? buildYardstick(PLAIN_MIX) : null;
  const text = [
    `Engine version ${ENGINE_VERSION}, Chromium ${chromium}; medians of ${rounds}. ${machine()}`,
    "",
    ...tableOf(times),
    "",
    ...(yardstick === null ? [] : [besideC(yardstick, rounds), ""]),
    ...(words.includes("--firefox") ? await firefoxTable(mixes, rounds) : []),
    WHAT_DIFFERS,
  ].join("\n");
  console.log(text);
  if (words.includes("--write")) writeMarked("bench", text);
}
