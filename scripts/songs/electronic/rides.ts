import type { Ride } from "../mix";
import { framesOf } from "../synthesis/one-shots";
import { frameOf, THROWS } from "./chops-and-effects";
import { kickTimes } from "./drums";
import { BARS, DROP_BAR, FRAMES_PER_BAR, isDrop, LOOP_FRAMES } from "./score";

type Point = Ride["points"][number];

interface Duck {
  /** Fader at rest, and how far it goes down under a full kick. */
  readonly restDb: number;
  readonly depthDb: number;
  readonly holdSeconds: number;
  readonly backSeconds: number;
}

const DOWN_SECONDS = 0.004;
const SHORTEST_FRAMES = 48;

/** A fader that makes way for each kick and comes back: what a side-chained compressor does, drawn by hand. */
function ducked({ restDb, depthDb, holdSeconds, backSeconds }: Duck): Point[] {
  const points: Point[] = [{ atFrame: 0, value: restDb }];
  const add = (atFrame: number, value: number) => {
    const last = points.at(-1)!;
    if (atFrame >= last.atFrame + SHORTEST_FRAMES && atFrame < LOOP_FRAMES) points.push({ atFrame, value });
  };
  const kicks = [...kickTimes()].sort((a, b) => a.seconds - b.seconds);
  kicks.forEach(({ seconds, velocity, bar }, i) => {
    const depth = depthDb * velocity * (isDrop(bar) ? 1 : 0.75);
    const next = kicks[i + 1]?.seconds ?? Number.POSITIVE_INFINITY;
    const back = Math.min(seconds + holdSeconds + backSeconds, next - DOWN_SECONDS);
    add(framesOf(Math.max(0, seconds - DOWN_SECONDS)), restDb);
    add(framesOf(seconds), restDb - depth);
    add(framesOf(seconds + holdSeconds), restDb - depth);
    add(framesOf(back), restDb);
  });
  return points;
}

const CLOSED_DB = -100;
const THROW_DB = -3;

/** The send opens just before a syllable and closes behind it. */
function throws(): Point[] {
  const points: Point[] = [{ atFrame: 0, value: CLOSED_DB }];
  for (const [bar, sixteenth] of THROWS) {
    const open = frameOf(bar, sixteenth);
    const level = isDrop(bar) ? THROW_DB - 2 : THROW_DB;
    points.push(
      { atFrame: open - 3400, value: CLOSED_DB },
      { atFrame: open - 2400, value: level },
      { atFrame: open + 17000, value: level },
      { atFrame: open + 18000, value: CLOSED_DB },
    );
  }
  const first = points.findIndex(({ atFrame }) => atFrame > 0);
  return [points[0]!, ...points.slice(first)];
}

/** Bars and values → points; a jump is drawn over 20 ms. */
const steps = (...pairs: readonly (readonly [bar: number, value: number])[]): Point[] =>
  pairs.map(([bar, value]) => ({
    atFrame: Math.min(LOOP_FRAMES - 1, Math.round(bar * FRAMES_PER_BAR)),
    value,
  }));

const JUMP_BARS = 960 / FRAMES_PER_BAR;

export const RIDES: readonly Ride[] = [
  {
    target: "low/faderDb",
    points: ducked({ restDb: 0, depthDb: 9, holdSeconds: 0.045, backSeconds: 0.11 }),
    why: "808 and bass step back by 9 dB for the first 45 ms of each kick and are back 110 ms later: two low sounds in turns are louder than two at once.",
  },
  {
    target: "music/faderDb",
    points: ducked({ restDb: 0, depthDb: 3, holdSeconds: 0.03, backSeconds: 0.2 }),
    why: "The music dips by 3 dB under each kick and swells back: the beat is felt in every sound, and no compressor is heard.",
  },
  {
    target: "chops/to-echo",
    points: throws(),
    why: "Delay throws: the send to the echo opens for the last syllable of each phrase only, and the echo answers in the rest that follows.",
  },
  {
    target: "pad/width/width01",
    points: steps(
      [0, 0.7],
      [6, 0.7],
      [7.6, 0.35],
      [DROP_BAR - JUMP_BARS, 0.35],
      [DROP_BAR, 1.3],
      [BARS - JUMP_BARS, 1.3],
      [BARS, 0.7],
    ),
    why: "The pad narrows to a third in the build and opens to 130 % in one step: the drop is wide because the bar before it was not.",
  },
  {
    target: "drums/faderDb",
    points: steps(
      [0, -2.4],
      [6, -2.4],
      [7.75, -4],
      [DROP_BAR - JUMP_BARS, -4],
      [DROP_BAR, 1.3],
      [BARS - 0.02, 1.3],
      [BARS, -2.4],
    ),
    why: "The drums sink by two decibels through the build while everybody expects them to rise, and come back louder at the drop: contrast is made on its near side.",
  },
  {
    target: "effects/faderDb",
    points: steps([0, -2], [6, -4], [7.8, -1], [DROP_BAR, 0], [9, -3], [BARS, -2]),
    why: "The riser starts under everything and comes up late: only in the last half bar is it the loudest thing.",
  },
];
