import type { Stereo } from "../sounds";
import { type MeasureWay, referenceOf } from "./measure";
import { partTap, partTapId } from "./part-tap";

const FRAMES_PER_MILLISECOND = 48;
/** Further apart two takes are not looked for. */
const MOST_LAG_MS = 150;
/** Around the best whole millisecond: less than half a period up to 500 Hz. */
const FINE_FRAMES = 48;

/**
 * How much later a strip sounds behind its fader than the same strip of the reference: where its level, and then its wave,
 * is most alike. NaN where one of them is silent.
 */
export const partLag: MeasureWay = {
  taps: (goal) => [partTap(goal)],
  measure(goal, subject, evidence) {
    const id = partTapId(goal);
    const reference = middleOf(referenceOf(evidence).tap(id));
    const now = middleOf(subject.tap(id));
    if (isSilent(reference) || isSilent(now)) return Number.NaN;
    const coarse = bestLag(envelopeOf(reference), envelopeOf(now), -MOST_LAG_MS, MOST_LAG_MS);
    const around = coarse * FRAMES_PER_MILLISECOND;
    return bestLag(reference, now, around - FINE_FRAMES, around + FINE_FRAMES) / FRAMES_PER_MILLISECOND;
  },
};

const middleOf = ([left, right]: Stereo): Float32Array => left.map((x, i) => x + right[i]!);
const isSilent = (sound: Float32Array): boolean => sound.every((x) => x === 0);

/** Mean size of every millisecond, less the mean of all. */
function envelopeOf(sound: Float32Array): Float32Array {
  const sizes = new Float32Array(Math.floor(sound.length / FRAMES_PER_MILLISECOND));
  for (let i = 0; i < sizes.length * FRAMES_PER_MILLISECOND; i++) {
    const at = Math.floor(i / FRAMES_PER_MILLISECOND);
    sizes[at] = sizes[at]! + Math.abs(sound[i]!) / FRAMES_PER_MILLISECOND;
  }
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return sizes.map((size) => size - mean);
}

/** By how much `late` follows `early` where the two are most alike. */
function bestLag(early: Float32Array, late: Float32Array, from: number, to: number): number {
  let most = Number.NEGATIVE_INFINITY;
  let best = from;
  for (let lag = from; lag <= to; lag++) {
    let shared = 0;
    const end = Math.min(early.length, late.length - lag);
    for (let i = Math.max(0, -lag); i < end; i++) shared += early[i]! * late[i + lag]!;
    if (shared <= most) continue;
    most = shared;
    best = lag;
  }
  return best;
}
