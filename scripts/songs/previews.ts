import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { renderSession } from "@/audio-engine/render/render-session";
import { PlainError } from "@/scripts/lib/project.mjs";
import { AUDIO_LICENCE, attributionOf, sourcesOf } from "./credits";
import type { AudioManifest, AudioPreview } from "./manifest";
import { sessionsOf } from "./sessions";
import { type SongDefinition, wordsOf } from "./song";
import { SAMPLE_RATE_HZ } from "./synthesis/loop";
import { writeWav16 } from "./synthesis/wav";
import { runTool } from "./tools";

const PREVIEW_FRAMES = 12 * SAMPLE_RATE_HZ;

/** Renders 12 s of the states that the song names, as MP3 at 128 kbit/s. */
export async function makePreviews(
  song: SongDefinition,
  folder: string,
  manifest: AudioManifest,
  assets: AssetLookup,
): Promise<AudioPreview[]> {
  const sessions = sessionsOf(song, manifest);
  const words = wordsOf(song);
  const { startFrame, stretch } = song.preview;
  const sources = sourcesOf(manifest.assets.filter(({ id }) => id.startsWith(`${song.id}-`)));
  const previews: AudioPreview[] = [];
  for (const state of song.preview.states) {
    const { print } = await renderSession({
      session: sessions.get(state)!,
      assets,
      range: { fromFrame: startFrame, toFrame: startFrame + PREVIEW_FRAMES },
    });
    const bytes = encode(print, `${song.id} ${state}`);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
    const file = `${song.id}/preview-${state}.${hash}.mp3`;
    writeFileSync(path.join(folder, file), bytes);
    const { about } = words.get(state)!;
    previews.push({
      id: `${song.id}-${state}-preview`,
      file,
      sessionId: `${song.id}-${state}`,
      startFrame,
      frames: PREVIEW_FRAMES,
      title: `Twelve seconds: ${state}`,
      description: `${stretch}: ${about[0]!.toLowerCase()}${about.slice(1)}`,
      licence: AUDIO_LICENCE,
      attribution: attributionOf(sources),
      bytes: bytes.length,
    });
  }
  return previews;
}

/** MP3 of a print, faded in and out so that it may stop anywhere. */
function encode([left, right]: readonly [Float32Array, Float32Array], name: string): Buffer {
  const pcm = new Int16Array(left.length * 2);
  for (let i = 0; i < left.length; i++) {
    for (const [c, value] of [left[i]!, right[i]!].entries()) {
      if (Math.abs(value) > 1) throw new PlainError(`The preview "${name}" would clip at frame ${i}.`);
      pcm[i * 2 + c] = Math.round(value * 32767);
    }
  }
  const work = mkdtempSync(path.join(tmpdir(), "songs-"));
  try {
    const wav = path.join(work, "preview.wav");
    const mp3 = path.join(work, "preview.mp3");
    writeWav16(wav, pcm, 2, SAMPLE_RATE_HZ);
    const fades = "afade=t=in:d=0.02,afade=t=out:st=11.7:d=0.3";
    const codec = ["-c:a", "libmp3lame", "-b:a", "128k", "-map_metadata", "-1", "-id3v2_version", "0"];
    runTool("ffmpeg", ["-y", "-loglevel", "error", "-i", wav, "-af", fades, ...codec, mp3]);
    return readFileSync(mp3);
  } finally {
    rmSync(work, { recursive: true });
  }
}
