import { thirdOctaveLevelsDb } from "@/audio-engine/dsp/third-octave";
import type { Pcm } from "@/audio-engine/files/pcm";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { LearningError } from "@/learning/errors";
import type { MaterialAsset, PracticeMaterial } from "@/learning/material";
import { hear } from "./evidence";
import type { Sounds, Stereo } from "./sounds";

/** The material's print, and what everything is measured against. */
export interface Original {
  readonly print: Stereo;
  readonly frames: number;
  readonly engineVersion: number;
  readonly integratedLufs: number;
  /** Third-octave levels in dBFS. */
  readonly levelsDb: Float64Array;
}

/** Material with its sounds; its print is rendered once, when it is asked for. */
export class LoadedMaterial {
  private rendered: Promise<Original> | null = null;

  constructor(
    readonly material: PracticeMaterial,
    readonly sounds: Sounds,
  ) {}

  /** @throws LearningError practice/material-unfit for silence, or what rendering throws */
  original(): Promise<Original> {
    this.rendered ??= renderOriginal(this.material, this.sounds);
    return this.rendered;
  }
}

/** Fetches what material plays. @throws what `fetchSound` throws */
export async function loadMaterial(
  material: PracticeMaterial,
  fetchSound: (asset: MaterialAsset) => Promise<Pcm>,
): Promise<LoadedMaterial> {
  const sounds = await Promise.all(
    material.assets.map(async (asset) => [asset.pcmSha256, await fetchSound(asset)] as const),
  );
  return new LoadedMaterial(material, new Map(sounds));
}

async function renderOriginal({ session }: PracticeMaterial, sounds: Sounds): Promise<Original> {
  const { print, frames } = await hear(session, sounds, []);
  const integratedLufs = integratedLoudness(print);
  if (integratedLufs === null) throw new LearningError("practice/material-unfit");
  const { engineVersion } = session;
  return { print, frames, engineVersion, integratedLufs, levelsDb: thirdOctaveLevelsDb(print) };
}
