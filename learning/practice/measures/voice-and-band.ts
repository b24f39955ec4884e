import type { Stereo } from "../sounds";
import { blockLoudness, blocksWithin, type FrameSpan, meanLoudness } from "./block-loudness";

/** A mix taken apart where its parts meet: before the master, so that whatever the master does cancels. */
export interface VoiceAndBand {
  /** The lead behind its fader. */
  readonly voice: Stereo;
  /** Everything else, added up behind its faders. */
  readonly band: Stereo;
  /** Per block, whether the lead sounds: `soundingBlocks` of it as it was recorded. */
  readonly sung: readonly boolean[];
}

/**
 * Loudness of the voice less that of the band, in LU, over the blocks in which the voice sounds: both K-weighted powers
 * averaged over the same blocks. −Infinity when the voice is off, NaN where it has nothing to sing.
 */
export function voiceOverBandLu(
  { voice, band, sung }: VoiceAndBand,
  during: "whole" | FrameSpan = "whole",
): number {
  const counted = blocksWithin(sung, during);
  return overBand(blockLoudness(voice), blockLoudness(band), counted);
}

/**
 * How far the balance wanders: the largest difference in LU between the voice-over-band of two of the spans; 0 for one.
 * NaN where none of them is sung.
 */
export function balanceDriftLu({ voice, band, sung }: VoiceAndBand, spans: readonly FrameSpan[]): number {
  const [voiceLufs, bandLufs] = [blockLoudness(voice), blockLoudness(band)];
  const balances = spans.flatMap((span) => {
    const counted = blocksWithin(sung, span);
    return counted.length === 0 ? [] : [overBand(voiceLufs, bandLufs, counted)];
  });
  return balances.length === 0 ? Number.NaN : Math.max(...balances) - Math.min(...balances);
}

/**
 * How even a part is: the 90th less the 10th percentile, in LU, of its loudness over the blocks in which it sounds
 * (between two blocks in proportion). Infinity when it is off for a tenth of them or more, NaN when it never sounds.
 */
export function evennessLu(
  voice: Stereo,
  sung: readonly boolean[],
  during: "whole" | FrameSpan = "whole",
): number {
  const lufs = blockLoudness(voice);
  const sorted = blocksWithin(sung, during)
    .map((i) => lufs[i]!)
    .sort((a, b) => a - b);
  return percentile(sorted, 0.9) - percentile(sorted, 0.1);
}

function overBand(voice: Float64Array, band: Float64Array, counted: readonly number[]): number {
  const meanOf = (lufs: Float64Array): number => meanLoudness(counted.map((i) => lufs[i]!));
  return meanOf(voice) - meanOf(band);
}

function percentile(sorted: readonly number[], share01: number): number {
  const place = (sorted.length - 1) * share01;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
