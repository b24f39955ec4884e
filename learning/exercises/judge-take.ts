import type { TakeMeasurement } from "@/audio-engine/render/measure-take";

/** What was recorded: a thump below 60 Hz is a fault in a voice and the sound itself in a drum. */
export type TakeKind = "voice" | "instrument";

export type TakeQuestion = "clip" | "peak" | "noise" | "hum" | "plosives" | "room" | "timing";

/** One thing that was looked at. `good` is null where this sound does not allow an answer. */
export interface TakeVerdict {
  readonly question: TakeQuestion;
  readonly title: string;
  readonly good: boolean | null;
  /** What was found and why, and what to do about it. */
  readonly words: string;
}

/** Windows of the course; a recorded take is "look again" outside of them. */
export const TAKE_WINDOWS = {
  peakDbfs: { min: -18, max: -6 },
  noiseFloorDbfs: -50,
  /** Between a dry voice (0.05 to 0.15 s) and one that stands in a room (0.3 s and more). */
  decaySeconds: 0.22,
  spreadMs: 15,
  lagMs: { min: -15, max: 25 },
} as const;

/** Levels are published and read to a tenth. */
const ROUNDING_DB = 0.05;
/** A few cut tops can be one shared value of a slow wave; from three on it is the converter. */
const CLIPPED_FROM = 3;

/** What a recording says about how it was made, in the order in which it matters. */
export function judgeTake(measured: TakeMeasurement, kind: TakeKind): readonly TakeVerdict[] {
  return [
    clip(measured),
    peak(measured),
    noise(measured),
    hum(measured),
    plosives(measured, kind),
    room(measured, kind),
    timing(measured, kind),
  ];
}

/** Share of what could be answered that is good. */
export function takeScore01(verdicts: readonly TakeVerdict[]): number {
  const answered = verdicts.filter(({ good }) => good !== null);
  return answered.length === 0 ? 0 : answered.filter(({ good }) => good).length / answered.length;
}

function clip({ clippedTops }: TakeMeasurement): TakeVerdict {
  const good = clippedTops < CLIPPED_FROM;
  const words = good
    ? "No top is cut off."
    : `${clippedTops} tops are cut off flat: the input was too hot. What is cut off is gone, so turn the microphone down and record again.`;
  return { question: "clip", title: "Clipping", good, words };
}

function peak({ peakDbfs, clippedTops }: TakeMeasurement): TakeVerdict {
  const { min, max } = TAKE_WINDOWS.peakDbfs;
  const title = "Level";
  if (clippedTops >= CLIPPED_FROM)
    return {
      question: "peak",
      title,
      good: false,
      words: "How loud it really was cannot be told: it clips.",
    };
  if (peakDbfs < -90)
    return {
      question: "peak",
      title,
      good: false,
      words: "There is no sound in it: look at the microphone's switch.",
    };
  const at = `Loudest point ${decibels(peakDbfs)} below full scale`;
  if (peakDbfs > max + ROUNDING_DB)
    return {
      question: "peak",
      title,
      good: false,
      words: `${at}: too hot. It did not clip this time; a singer who gets carried away will. Aim for 18 to 6 below.`,
    };
  if (peakDbfs < min - ROUNDING_DB)
    return {
      question: "peak",
      title,
      good: false,
      words: `${at}: too soft. Turned up later, the hiss comes with it. Come closer or turn the microphone up.`,
    };
  return { question: "peak", title, good: true, words: `${at}: loud enough, with room to spare.` };
}

function noise({ noiseFloorDbfs }: TakeMeasurement): TakeVerdict {
  const title = "Quiet between the notes";
  if (noiseFloorDbfs === null)
    return {
      question: "noise",
      title,
      good: null,
      words:
        "Cannot be told: the playing never rests, or is hardly louder than the noise. Leave two seconds of silence.",
    };
  const good = noiseFloorDbfs <= TAKE_WINDOWS.noiseFloorDbfs;
  if (good && noiseFloorDbfs < -90)
    return { question: "noise", title, good, words: "Between the notes there is nothing to be heard." };
  const at = `Between the notes it is ${decibels(noiseFloorDbfs)} below full scale`;
  const words = good
    ? `${at}: quiet enough.`
    : `${at}: not quiet. Open headphones, a fan, a street? Close the window, turn the headphones down, come closer.`;
  return { question: "noise", title, good, words };
}

function hum({ hum }: TakeMeasurement): TakeVerdict {
  const words =
    hum === null
      ? "No mains hum."
      : `A tone at ${hum.frequencyHz} Hz goes on under everything, ${decibels(hum.levelDbfs)} below full scale: mains hum. Move cable and microphone away from power supplies.`;
  return { question: "hum", title: "Hum", good: hum === null, words };
}

function plosives({ thumpFrames }: TakeMeasurement, kind: TakeKind): TakeVerdict {
  const title = "Plosives";
  if (kind === "instrument")
    return { question: "plosives", title, good: null, words: "Looked for in voices only." };
  const good = thumpFrames.length === 0;
  const seconds = thumpFrames.slice(0, 3).map((frame) => (frame / 48000).toFixed(1));
  const words = good
    ? "No p or b hits the microphone."
    : `${thumpFrames.length} ${thumpFrames.length === 1 ? "thump" : "thumps"} below 60 Hz, as p and b make them (at ${seconds.join(", ")} s). Turn the microphone aside by two hands, or step back.`;
  return { question: "plosives", title, good, words };
}

function room({ shortestDecaySeconds }: TakeMeasurement, kind: TakeKind): TakeVerdict {
  const title = "Room";
  if (kind === "instrument")
    return {
      question: "room",
      title,
      good: null,
      words: "Cannot be told: an instrument rings by itself, and no program knows which ring is the room's.",
    };
  if (shortestDecaySeconds === null)
    return {
      question: "room",
      title,
      good: null,
      words: "Cannot be told: no word ends in silence. Leave pauses, or record where it is quieter.",
    };
  const good = shortestDecaySeconds < TAKE_WINDOWS.decaySeconds;
  const words = good
    ? "Your words stop when you stop: you hear mostly yourself, hardly the room."
    : `No word stops faster than a sound dies away in ${shortestDecaySeconds.toFixed(1)} s: the room is part of this recording for good. Come closer, or hang up blankets.`;
  return { question: "room", title, good, words };
}

function timing({ timing: found }: TakeMeasurement, kind: TakeKind): TakeVerdict {
  const title = "Timing";
  if (kind === "voice")
    return {
      question: "timing",
      title,
      good: null,
      words:
        "Not measured: where a sung word begins, no program can tell to 15 ms. Listen to it beside the click.",
    };
  if (found === null)
    return {
      question: "timing",
      title,
      good: null,
      words: "Cannot be told: it takes eight clear beginnings to say something about timing.",
    };
  const { spreadMs, meanMs } = found;
  const steady = spreadMs <= TAKE_WINDOWS.spreadMs;
  const placed = meanMs >= TAKE_WINDOWS.lagMs.min && meanMs <= TAKE_WINDOWS.lagMs.max;
  const where = `on average ${Math.abs(meanMs).toFixed(0)} ms ${meanMs < 0 ? "ahead of" : "behind"} the click, give or take ${spreadMs.toFixed(0)} ms`;
  if (!steady)
    return {
      question: "timing",
      title,
      good: false,
      words: `Uneven: ${where}. Play less, and breathe with the click.`,
    };
  if (!placed) return { question: "timing", title, good: false, words: `Steady, but ${where}.` };
  return {
    question: "timing",
    title,
    good: true,
    words: `Steady: ${where}. A steady lag is a feel, not a fault.`,
  };
}

const decibels = (levelDbfs: number): string => `${Math.abs(levelDbfs).toFixed(1)} dB`;
