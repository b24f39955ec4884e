import { ENGINE_VERSION, type Session, sessionOfAsset } from "@/audio-engine";
import {
  type DrySourceId,
  loadDrySource,
  loadSong,
  materialOf,
} from "@/components/widgets/shared/course-sounds";
import { noiseMaterial, type PracticeMaterial, soundMaterial } from "@/learning/material";
import { stretchOf } from "./stretch";

export type DrillMaterial = "noise" | "song";

const SAMPLE_RATE_HZ = 48000;
const NOISE_SECONDS = 6;
const NOISE_SEED = 1;
const LONGEST_SOURCE_SECONDS = 12;
const SONG_BARS = 4;
const BEATS_PER_BAR = 4;

/** A dry recording, from its beginning. */
export async function drySourceMaterial(id: DrySourceId): Promise<PracticeMaterial> {
  const { asset, title, frames } = await loadDrySource(id);
  const [file] = await materialOf(sessionOfAsset(asset.id, asset, frames, ENGINE_VERSION));
  if (file === undefined) throw new RangeError(`The course does not publish "${id}".`);
  return soundMaterial(ENGINE_VERSION, {
    asset: file,
    id: asset.id,
    title,
    startFrame: 0,
    frames: Math.min(frames, LONGEST_SOURCE_SECONDS * SAMPLE_RATE_HZ),
  });
}

/** Noise, or four bars of the song's chorus as it is mixed. */
export async function drillMaterial(material: DrillMaterial): Promise<PracticeMaterial> {
  if (material === "noise") return noiseMaterial(ENGINE_VERSION, NOISE_SECONDS * SAMPLE_RATE_HZ, NOISE_SEED);
  const { mix, border } = await loadSong("flagship");
  const frames = barsFrames(mix, SONG_BARS);
  const session = stretchOf(mix, border.endFrame - frames, frames);
  return { session, assets: await materialOf(session) };
}

function barsFrames({ tempoBpm = 120 }: Session, bars: number): number {
  return Math.round((bars * BEATS_PER_BAR * 60 * SAMPLE_RATE_HZ) / tempoBpm);
}
