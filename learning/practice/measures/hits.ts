import type { RenderTap } from "@/audio-engine/render/render-session";
import { hitFramesOf, PART_TRACK_ID, timingOf } from "@/audio-engine/session/hits";
import type { Session } from "@/audio-engine/session/schema";
import type { Goal } from "@/learning/exercises/goals";
import { hitsOf } from "@/learning/material-takes";
import type { Heard } from "../evidence";
import { once } from "../once";
import { clipsOf } from "./comp-clips";
import type { MeasureWay } from "./measure";

/** From 1 ms before an onset, over 30 ms: the attack that tells one hit from what rings on. */
const BEFORE_FRAMES = 48;
const ATTACK_FRAMES = 1440;
/** How far around the place that the document names the sound is looked for: 5 ms. */
const REACH_FRAMES = 240;
const STEP_FRAMES = 4;
/** Below this likeness it is not that hit that is heard. */
const LEAST_LIKENESS = 0.5;
/** A hit that is 12 dB softer than it was is as good as gone. */
const LEAST_GAIN = 0.25;

const TAP: RenderTap = { id: "hits", stripId: PART_TRACK_ID, point: "post-fader" };
const taps = (): RenderTap[] => [TAP];

/** Standard deviation of the hits around their own lag and swing, in milliseconds. */
export const timingSpread: MeasureWay = {
  taps,
  measure: (_goal, heard, { start }) => 1000 * timingHeard(heard, start).spreadSeconds,
};

/** Mean lateness of the hits on the beat, in milliseconds. */
export const timingLag: MeasureWay = {
  taps,
  measure: (_goal, heard, { start }) => 1000 * timingHeard(heard, start).lagSeconds,
};

/** Long eighth to short, in hundredths. */
export const swingShare: MeasureWay = {
  taps,
  measure: (_goal, heard, { start }) => 100 * timingHeard(heard, start).swingRatio,
};

/** Share of the hits that sound. */
export const hitsHeard: MeasureWay = {
  taps,
  measure(_goal: Goal, heard, { start }) {
    const found = framesHeard(start)(heard);
    return (100 * found.filter((frame) => frame !== null).length) / found.length;
  },
};

function timingHeard(heard: Heard, start: Heard) {
  const frames = framesHeard(start)(heard);
  const part = partOf(heard.session);
  // Nothing to measure is as wrong as can be.
  if (frames.every((frame) => frame === null)) {
    return { lagSeconds: Number.NaN, swingRatio: Number.NaN, spreadSeconds: Number.NaN };
  }
  return timingOf(frames, part);
}

/** Where each hit is in the rendered sound: the attack of the given sound, looked for around where the clips put it. */
const framesHeard = once((start: Heard) =>
  once((heard: Heard): readonly (number | null)[] => hitsFound(heard, start)),
);

function hitsFound(heard: Heard, start: Heard): (number | null)[] {
  const part = partOf(start.session);
  // A hit that is played twice has no one place.
  if (clipsOf(heard.session, PART_TRACK_ID).length > part.onsetFrames.length) {
    return part.onsetFrames.map(() => null);
  }
  const [given] = start.tap(TAP.id);
  const [now] = heard.tap(TAP.id);
  const from = hitFramesOf(start.session, part);
  return hitFramesOf(heard.session, part).map((frame, i) => {
    const played = from[i] ?? null;
    if (frame === null || played === null) return null;
    const attack = given.subarray(played - BEFORE_FRAMES, played + ATTACK_FRAMES);
    return found(attack, now, frame - BEFORE_FRAMES);
  });
}

function found(attack: Float32Array, sound: Float32Array, near: number): number | null {
  const energy = dot(attack, attack);
  let best = LEAST_LIKENESS;
  let at: number | null = null;
  for (let frame = near - REACH_FRAMES; frame <= near + REACH_FRAMES; frame += STEP_FRAMES) {
    if (frame < 0) continue;
    const here = sound.subarray(frame, frame + attack.length);
    const shared = dot(attack, here);
    const likeness = shared / Math.sqrt(energy * dot(here, here) || 1);
    if (likeness <= best || shared / energy < LEAST_GAIN) continue;
    best = likeness;
    at = frame + BEFORE_FRAMES;
  }
  return at;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function partOf(session: Session) {
  const asset = clipsOf(session, PART_TRACK_ID)[0]?.asset;
  return hitsOf(asset ?? { kind: "library", id: "none", pcmSha256: "" });
}
