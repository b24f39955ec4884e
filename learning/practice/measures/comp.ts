import type { RenderTap } from "@/audio-engine/render/render-session";
import type { Goal } from "@/learning/exercises/goals";
import type { Heard } from "../evidence";
import { TAKE_LINES } from "../take-spots";
import { wholeLoudness } from "./block-loudness";
import { clipsOf, faultsHeard, sungOnce01 } from "./comp-clips";
import type { MeasureWay } from "./measure";
import { stretchOfSound } from "./readings";

const FRAMES_PER_MILLISECOND = 48;
/** A click lies within 2 ms of the cut; what it stands out of are the 25 ms around. */
const CLICK_FRAMES = 96;
const AROUND_FRAMES = 1200;
/** −72 dBFS: a step in the hiss is heard by nobody. */
const INAUDIBLE_STEP = 2.5e-4;
/** A part without cuts cannot click: what no step at all would read. */
const NO_CLICK_DB = -20;

const tapId = ({ of }: Goal): string => `strip:${of}`;
const stripTap = (goal: Goal): RenderTap[] => [{ id: tapId(goal), stripId: goal.of, point: "post-fader" }];

/** Share of the lines in which no marked fault is heard. */
export const cleanLines: MeasureWay = {
  measure({ of }, { session }) {
    const clips = clipsOf(session, of);
    const clean = TAKE_LINES.filter((line) => faultsHeard(clips, line).length === 0);
    return (100 * clean.length) / TAKE_LINES.length;
  },
  explain({ of }, { session }) {
    const clips = clipsOf(session, of);
    return TAKE_LINES.flatMap((line) =>
      faultsHeard(clips, line).map(({ words }) => `Line ${line.number}: ${words}`),
    );
  },
};

/** Share of the part that is sung once, in its place and at its level. */
export const sungOnce: MeasureWay = {
  measure: ({ of }, { session }) => 100 * sungOnce01(clipsOf(session, of), session.lengthFrames),
};

/** The shortest fade at any place where one clip gives way to another; infinitely long where nothing is cut. */
export const shortestFade: MeasureWay = {
  measure({ of }, { session }) {
    const clips = clipsOf(session, of);
    const fades = clips.flatMap((clip, i) => {
      const next = clips[i + 1];
      return next === undefined ? [] : [Math.min(clip.fadeOutFrames, next.fadeInFrames)];
    });
    return Math.min(LONGEST_FADE_MS, ...fades.map((frames) => frames / FRAMES_PER_MILLISECOND));
  },
};
const LONGEST_FADE_MS = 200;

/** The loudest click at a cut: the second difference there against the 25 ms around it. */
export const cutClick: MeasureWay = {
  taps: stripTap,
  measure(goal, heard) {
    const clips = clipsOf(heard.session, goal.of);
    const ends = clips.flatMap(({ atFrame, frames }) => [atFrame, atFrame + frames]);
    const cuts = ends.filter((frame) => frame > 0 && frame < heard.session.lengthFrames);
    const [samples] = heard.tap(tapId(goal));
    return Math.max(NO_CLICK_DB, ...cuts.map((cut) => clickDb(samples, cut)));
  },
};

/** The greatest step of integrated loudness between neighbouring lines. */
export const levelStep: MeasureWay = {
  taps: stripTap,
  measure(goal, heard) {
    const levels = TAKE_LINES.map((line) => lineLoudness(heard, tapId(goal), line.startFrame, line.endFrame));
    const steps = levels.slice(1).map((level, i) => Math.abs(level - (levels[i] ?? Number.NaN)));
    return Math.max(...steps);
  },
};

function lineLoudness(heard: Heard, tap: string, from: number, to: number): number {
  return wholeLoudness(stretchOfSound(heard.tap(tap), { fromFrame: from, toFrame: to })) ?? Number.NaN;
}

function clickDb(samples: Float32Array, cut: number): number {
  const at = steepest(samples, cut - CLICK_FRAMES, cut + CLICK_FRAMES);
  if (at < INAUDIBLE_STEP) return NO_CLICK_DB;
  const around = Math.max(
    steepest(samples, cut - AROUND_FRAMES, cut - CLICK_FRAMES),
    steepest(samples, cut + CLICK_FRAMES, cut + AROUND_FRAMES),
    INAUDIBLE_STEP / 10,
  );
  return Math.max(NO_CLICK_DB, 20 * Math.log10(at / around));
}

/** Greatest second difference: what a step in a wave or in its slope makes, and a smooth wave does not. */
function steepest(samples: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let i = Math.max(2, from); i < Math.min(samples.length, to); i++) {
    const bend = (samples[i] ?? 0) - 2 * (samples[i - 1] ?? 0) + (samples[i - 2] ?? 0);
    most = Math.max(most, Math.abs(bend));
  }
  return most;
}
