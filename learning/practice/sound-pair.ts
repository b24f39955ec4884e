import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { newEq, sessionOfAsset } from "@/audio-engine/session/build";
import type { EqBand, Session } from "@/audio-engine/session/schema";
import { LearningError } from "@/learning/errors";
import type { HeardAsset } from "@/learning/exercises/define";
import { type Heard, hear } from "./evidence";
import type { Original } from "./original";
import type { RenderedSound, SoundPair } from "./protocol";
import type { Stereo } from "./sounds";

const FULL_SCALE = 8388608;
/** Peak that no sound that is handed out exceeds. */
export const HIGHEST_PEAK = 0.9;

/** What is handed out, and how the second sound was made of the first. */
export interface MadePair extends SoundPair {
  readonly truth: Session;
}

/**
 * The original and what `given` makes of it, equally long, neither above −0.9 dBFS, equally loud when `matched`. Their
 * ids say nothing about which is which beyond `name`.
 * @throws LearningError practice/material-unfit when nothing is left to hear.
 */
export async function renderPair(
  original: Original,
  given: (source: HeardAsset) => Session,
  matched: boolean,
  name: string,
): Promise<MadePair> {
  const headroom = headroomFor(original.print);
  const source = await toSound(original.print, headroom, `${name}-source`);
  const { frames, engineVersion } = original;
  const truth = given({ asset: source.asset, frames, engineVersion });
  const { print } = await hear(truth, new Map([[source.asset.pcmSha256, source.pcm]]), []);
  const changedLufs = integratedLoudness(print);
  if (changedLufs === null) throw new LearningError("practice/material-unfit");
  const sourceLufs = original.integratedLufs + 20 * Math.log10(headroom);
  const match = matched ? 10 ** ((sourceLufs - changedLufs) / 20) : 1;
  const common = Math.min(1, HIGHEST_PEAK / (peakOf(print) * match));
  return {
    truth,
    reference: await toSound(original.print, headroom * common, `${name}-a`),
    heard: await toSound(print, match * common, `${name}-b`),
  };
}

/** What an equaliser makes of a sound. */
export const equalised =
  (bands: readonly EqBand[]) =>
  ({ asset, frames, engineVersion }: HeardAsset): Session => {
    const session = sessionOfAsset("changed", asset, frames, engineVersion);
    const eq = newEq("eq", bands);
    return { ...session, tracks: session.tracks.map((track) => ({ ...track, inserts: [eq] })) };
  };

/** A rendered sound as evidence: what it is beside a session of the same length. */
export function soundHeard(sound: RenderedSound, session: Session): Heard {
  const [left, right] = samplesOf(sound);
  if (left === undefined || right === undefined) throw new RangeError("A rendered sound is stereo.");
  return {
    session,
    print: [left, right],
    frames: sound.pcm.frames,
    tap: () => {
      throw new RangeError("A finished sound has no strips to listen to.");
    },
  };
}

/** A rendered sound with full scale 1, as the console hears it. */
export function samplesOf({ pcm }: RenderedSound): Float32Array[] {
  return pcm.channels.map((samples) => Float32Array.from(samples, (x) => x / FULL_SCALE));
}

/** A print at 24 bits, so much louder. */
export async function toSound(print: Stereo, gain: number, id: string): Promise<RenderedSound> {
  const channels = print.map((samples) => atFullScale(samples, gain));
  const pcm: Pcm = { channels, bits: 24, frames: print[0].length, sampleRateHz: 48000 };
  return { asset: { kind: "rendered", id, pcmSha256: await pcmSha256(pcm) }, pcm };
}

/** What brings a print below −0.9 dBFS; 1 where it is. */
export const headroomFor = (print: Stereo): number => Math.min(1, HIGHEST_PEAK / peakOf(print));

/** A loop, since `Int32Array.from` with a function takes many times as long. */
function atFullScale(samples: Float32Array, gain: number): Int32Array {
  const whole = new Int32Array(samples.length);
  for (let i = 0; i < samples.length; i++) whole[i] = Math.round(samples[i]! * gain * FULL_SCALE);
  return whole;
}

/** The highest sample of both channels; never 0. */
export function peakOf([left, right]: Stereo): number {
  let peak = Number.MIN_VALUE;
  for (let i = 0; i < left.length; i++) {
    peak = Math.max(peak, Math.abs(left[i] ?? 0), Math.abs(right[i] ?? 0));
  }
  return peak;
}
