import { thirdOctaveLevelsDb } from "@/audio-engine/dsp/third-octave";
import type { Pcm } from "@/audio-engine/files/pcm";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { renderSession } from "@/audio-engine/render/render-session";
import { LearningError } from "@/learning/errors";
import type { MaterialAsset, PracticeMaterial } from "@/learning/material";

export type Stereo = readonly [Float32Array, Float32Array];

/** The material's print, and what everything is measured against. */
export interface Original {
  readonly print: Stereo;
  readonly frames: number;
  readonly engineVersion: number;
  readonly integratedLufs: number;
  /** Third-octave levels in dBFS. */
  readonly levelsDb: Float64Array;
}

/** Renders material and measures it. @throws LearningError practice/… or what rendering throws. */
export async function renderOriginal(
  material: PracticeMaterial,
  fetchSound: (asset: MaterialAsset) => Promise<Pcm>,
): Promise<Original> {
  const { session, assets } = material;
  const sounds = new Map<string, Pcm>(
    await Promise.all(assets.map(async (asset) => [asset.pcmSha256, await fetchSound(asset)] as const)),
  );
  const { print, frames } = await renderSession({
    session,
    range: { fromFrame: 0, toFrame: session.lengthFrames },
    assets: (ref) => {
      const pcm = sounds.get(ref.pcmSha256);
      if (pcm === undefined) throw new LearningError("practice/sound-unreachable");
      return pcm;
    },
  });
  const integratedLufs = integratedLoudness(print);
  if (integratedLufs === null) throw new LearningError("practice/material-unfit");
  const { engineVersion } = session;
  return { print, frames, engineVersion, integratedLufs, levelsDb: thirdOctaveLevelsDb(print) };
}
