import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { once } from "../once";
import type { Stereo } from "../sounds";

/** Loudness is read of blocks of 400 ms, a new one every 100 ms: the gating blocks of ITU-R BS.1770-5. */
const HOP_FRAMES = 4800;
const BLOCK_HOPS = 4;
const BLOCK_FRAMES = HOP_FRAMES * BLOCK_HOPS;
const ABSOLUTE_GATE_LUFS = -70;
/** As of loudness range, EBU Tech 3342: what is softer than this below the mean of the rest is a pause. */
const RELATIVE_GATE_LU = -20;
const OFFSET_LUFS = -0.691;

/** Frames of a rendering, at 48 kHz. */
export interface FrameSpan {
  readonly fromFrame: number;
  readonly toFrame: number;
}

interface Loudness {
  readonly integratedLufs: number;
  readonly blocksLufs: Float64Array;
}

/** K-weighted loudness in LUFS of every whole block of a sound; −Infinity for silence. */
export const blockLoudness = (sound: Stereo): Float64Array => loudnessOf(sound).blocksLufs;

/** What the engine's `integratedLoudness` gives, read once: null when a sound is silent or shorter than 400 ms. */
export function wholeLoudness(sound: Stereo): number | null {
  const { integratedLufs } = loudnessOf(sound);
  return integratedLufs === Number.NEGATIVE_INFINITY ? null : integratedLufs;
}

/** Both in one go; what is left after the last hop ends no block. */
const loudnessOf = once((sound: Stereo): Loudness => {
  const meter = new LoudnessMeter();
  const hop = [new Float64Array(HOP_FRAMES), new Float64Array(HOP_FRAMES)];
  const hops = Math.floor(sound[0].length / HOP_FRAMES);
  const blocksLufs = new Float64Array(Math.max(0, hops - BLOCK_HOPS + 1));
  for (let i = 0; i < hops; i++) {
    for (const [channel, samples] of hop.entries())
      samples.set(sound[channel]!.subarray(i * HOP_FRAMES, (i + 1) * HOP_FRAMES));
    meter.process(hop, HOP_FRAMES);
    if (i >= BLOCK_HOPS - 1) blocksLufs[i - BLOCK_HOPS + 1] = meter.momentaryLufs;
  }
  return { integratedLufs: meter.integratedLufs, blocksLufs };
});

/**
 * The blocks in which a part sounds: above −70 LUFS and above the mean of those − 20 LU. Ask it of the part as it was
 * recorded, before its inserts and its fader, so that no move of the mix changes what counts.
 */
export function soundingBlocks(recorded: Stereo): readonly boolean[] {
  const lufs = blockLoudness(recorded);
  const audible = lufs.filter((value) => value > ABSOLUTE_GATE_LUFS);
  const gate = meanLoudness(audible) + RELATIVE_GATE_LU;
  return [...lufs].map((value) => value > ABSOLUTE_GATE_LUFS && value > gate);
}

/** Indices of the blocks that count and lie wholly inside a span. */
export function blocksWithin(counts: readonly boolean[], during: "whole" | FrameSpan): readonly number[] {
  return counts.flatMap((count, i) => {
    const from = i * HOP_FRAMES;
    const inside = during === "whole" || (from >= during.fromFrame && from + BLOCK_FRAMES <= during.toFrame);
    return count && inside ? [i] : [];
  });
}

/** Loudness in LUFS of the mean power of blocks; NaN of none. */
export function meanLoudness(lufs: ArrayLike<number>): number {
  let power = 0;
  for (let i = 0; i < lufs.length; i++) power += 10 ** ((lufs[i]! - OFFSET_LUFS) / 10);
  return OFFSET_LUFS + 10 * Math.log10(power / lufs.length);
}
