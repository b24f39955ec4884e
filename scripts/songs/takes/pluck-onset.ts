import { log10 } from "@/audio-engine/dsp/math";

/** Energies are taken over this long: 2 ms. */
const WINDOW_FRAMES = 96;
/** Steps at which they are compared: 0.5 ms. */
const HOP_FRAMES = 24;
/** How long after a moment it must be louder, and how long before it softer: 6 ms. */
const SPAN_WINDOWS = 3;
/** A rise below this is no onset: 3 dB. */
const LEAST_RISE_DB = 3;
/** −90 dBFS, so that hiss has no onsets. */
const FLOOR_POWER = 1e-9;

/**
 * The moment within `reachFrames` of `nearFrame` at which a plucked or struck sound begins: where the energy of its
 * second difference (+12 dB per octave, so that the attack counts and the ringing before it does not) rises most,
 * 6 ms after against 6 ms before. Null where nothing rises by 3 dB. Resolution 0.5 ms.
 */
export function onsetNear(samples: ArrayLike<number>, nearFrame: number, reachFrames: number): number | null {
  const from = Math.max(SPAN_WINDOWS * WINDOW_FRAMES + 2, nearFrame - reachFrames);
  const to = Math.min(samples.length - SPAN_WINDOWS * WINDOW_FRAMES, nearFrame + reachFrames);
  let best = LEAST_RISE_DB;
  let onset: number | null = null;
  for (let frame = from; frame <= to; frame += HOP_FRAMES) {
    const span = SPAN_WINDOWS * WINDOW_FRAMES;
    const before = power(samples, frame - span, frame);
    const after = power(samples, frame, frame + span);
    const rise = 10 * log10((after + FLOOR_POWER) / (before + FLOOR_POWER));
    if (rise <= best) continue;
    best = rise;
    onset = frame;
  }
  return onset;
}

function power(samples: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = Math.max(2, from); i < to; i++) {
    const curve = (samples[i] ?? 0) - 2 * (samples[i - 1] ?? 0) + (samples[i - 2] ?? 0);
    sum += curve * curve;
  }
  return sum / (to - from);
}
