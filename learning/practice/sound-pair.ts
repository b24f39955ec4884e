import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { renderSession } from "@/audio-engine/render/render-session";
import { newEq, sessionOfAsset } from "@/audio-engine/session/build";
import type { AssetRef, EqBand, Session } from "@/audio-engine/session/schema";
import { LearningError } from "@/learning/errors";
import type { Original, Stereo } from "./original";
import type { RenderedSound, SoundPair } from "./protocol";

const FULL_SCALE = 8388608;
/** Peak that neither sound of a pair exceeds. */
const HIGHEST_PEAK = 0.9;

/**
 * The original and what an equaliser makes of it, equally long and loud, neither above −0.9 dBFS. Their ids say nothing
 * about which is which beyond `name`.
 * @throws LearningError practice/material-unfit when the equaliser leaves nothing to hear.
 */
export async function renderPair(
  original: Original,
  bands: readonly EqBand[],
  name: string,
): Promise<SoundPair> {
  const headroom = Math.min(1, HIGHEST_PEAK / peakOf(original.print));
  const source = await toSound(original.print, headroom, `${name}-source`);
  const changed = await renderAnswer(withEq(source.asset, original, bands), source);
  const changedLufs = integratedLoudness(changed);
  if (changedLufs === null) throw new LearningError("practice/material-unfit");
  const sourceLufs = original.integratedLufs + 20 * Math.log10(headroom);
  const match = 10 ** ((sourceLufs - changedLufs) / 20);
  const common = Math.min(1, HIGHEST_PEAK / (peakOf(changed) * match));
  return {
    reference: await toSound(original.print, headroom * common, `${name}-a`),
    heard: await toSound(changed, match * common, `${name}-b`),
  };
}

/** The print of a session on one rendered sound, as long as that sound. */
export async function renderAnswer(session: Session, sound: RenderedSound): Promise<Stereo> {
  const { print } = await renderSession({
    session,
    range: { fromFrame: 0, toFrame: sound.pcm.frames },
    assets: (ref) => {
      if (ref.pcmSha256 !== sound.asset.pcmSha256) throw new LearningError("practice/answer-invalid");
      return sound.pcm;
    },
  });
  return print;
}

/** A rendered sound with full scale 1, as the console hears it. */
export function samplesOf({ pcm }: RenderedSound): Float32Array[] {
  return pcm.channels.map((samples) => Float32Array.from(samples, (x) => x / FULL_SCALE));
}

function withEq(asset: AssetRef, { frames, engineVersion }: Original, bands: readonly EqBand[]): Session {
  const session = sessionOfAsset("changed", asset, frames, engineVersion);
  const eq = newEq("eq", bands);
  return { ...session, tracks: session.tracks.map((track) => ({ ...track, inserts: [eq] })) };
}

async function toSound(print: Stereo, gain: number, id: string): Promise<RenderedSound> {
  const channels = print.map((samples) => Int32Array.from(samples, (x) => Math.round(x * gain * FULL_SCALE)));
  const pcm: Pcm = { channels, bits: 24, frames: print[0].length, sampleRateHz: 48000 };
  return { asset: { kind: "rendered", id, pcmSha256: await pcmSha256(pcm) }, pcm };
}

function peakOf([left, right]: Stereo): number {
  let peak = Number.MIN_VALUE;
  for (let i = 0; i < left.length; i++) {
    peak = Math.max(peak, Math.abs(left[i] ?? 0), Math.abs(right[i] ?? 0));
  }
  return peak;
}
