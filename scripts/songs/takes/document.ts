import { SAMPLE_RATE_HZ } from "../synthesis/loop";
import { LINES, PHRASE_FRAMES, PHRASES, SIXTEENTH_SECONDS, secondsAt, TAKE_FRAMES, TEMPO_BPM } from "./score";
import { type Line, type Part, TAKES, type TakeFault } from "./spots";

/** A stretch of one take that an exercise may ask about. */
export interface Spot {
  /** Asset. */
  readonly take: string;
  /** Line of the song, from 1. */
  readonly line: number;
  readonly startFrame: number;
  readonly endFrame: number;
  readonly quality: "good" | "bad";
  readonly fault?: TakeFault["kind"];
  /** How far it is off: milliseconds late, cents sharp, decibels louder; none for a noise. */
  readonly amount?: number;
  readonly words: string;
}

/** What content/takes/takes.json holds. */
export interface TakesDocument {
  readonly bpm: number;
  readonly frames: number;
  readonly guideAssetId: string;
  readonly parts: readonly {
    readonly part: Part;
    readonly assetIds: readonly string[];
    /** Where one take may be cut to another in all of them: just before a line, in a rest. */
    readonly cutFrames: readonly number[];
  }[];
  readonly spots: readonly Spot[];
}

/** Before the bar line: a string is struck on it, and the last chord has been stopped. */
const CUT_LEAD_SECONDS = 0.075;
const NOISE_SIXTEENTHS = 8;

export const cutFrames = (): number[] =>
  Array.from({ length: PHRASES - 1 }, (_, i) =>
    Math.round((i + 1) * PHRASE_FRAMES - CUT_LEAD_SECONDS * SAMPLE_RATE_HZ),
  );

export function takesDocument(): TakesDocument {
  const parts = Object.keys(TAKES) as Part[];
  return {
    bpm: TEMPO_BPM,
    frames: TAKE_FRAMES,
    guideAssetId: "takes-guide",
    parts: parts.map((part) => ({
      part,
      assetIds: TAKES[part].map((_, i) => `takes-${part}-${i + 1}`),
      cutFrames: cutFrames(),
    })),
    spots: parts.flatMap((part) =>
      TAKES[part].flatMap((lines, take) =>
        lines.map((line, phrase) => spotOf(`takes-${part}-${take + 1}`, part, line, phrase)),
      ),
    ),
  };
}

function spotOf(take: string, part: Part, { fault, words }: Line, phrase: number): Spot {
  const [startFrame, endFrame] = stretchOf(part, fault, phrase);
  const place = { take, line: phrase + 1, startFrame, endFrame };
  if (fault === undefined) return { ...place, quality: "good", words };
  return { ...place, quality: "bad", fault: fault.kind, ...amountOf(fault), words };
}

/** A noise spoils its moment, anything else the whole line. */
function stretchOf(part: Part, fault: TakeFault | undefined, phrase: number): [number, number] {
  const frameOf = (sixteenth: number) => Math.round(secondsAt(phrase, sixteenth) * SAMPLE_RATE_HZ);
  if (fault?.kind === "noise")
    return [frameOf(fault.atSixteenth), frameOf(fault.atSixteenth + NOISE_SIXTEENTHS)];
  if (part === "guitar") return [frameOf(0), frameOf(2 * 16)];
  const line = LINES[phrase]!;
  const [first, last] = [line[0]!, line.at(-1)!];
  // From the breath to the end of the last note.
  return [frameOf(Math.max(0, first[0] - 0.25 / SIXTEENTH_SECONDS)), frameOf(last[0] + last[1] + 1)];
}

function amountOf(fault: TakeFault): { readonly amount?: number } {
  switch (fault.kind) {
    case "timing":
      return { amount: fault.milliseconds };
    case "tuning":
      return { amount: fault.cents };
    case "level":
      return { amount: fault.decibels };
    case "noise":
      return {};
  }
}
