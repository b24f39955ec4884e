import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { decodeFlac } from "@/audio-engine/files/flac";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { renderSession } from "@/audio-engine/render/render-session";
import { PlainError } from "@/scripts/lib/project.mjs";
import { AUDIO_LICENCE, attributionOf, SOURCES, type SourceId } from "./credits";
import { FRAMES_PER_BAR, VERSE_BARS } from "./flagship/score";
import { flagshipSession, SESSION_STATES, type SessionState } from "./flagship/song";
import type { AudioManifest, AudioPreview } from "./manifest";
import { SAMPLE_RATE_HZ } from "./synthesis/loop";
import { writeWav16 } from "./synthesis/wav";
import { runTool } from "./tools";

const PREVIEW_FRAMES = 12 * SAMPLE_RATE_HZ;
/** Two bars of verse, then the chorus. */
const START_FRAME = (VERSE_BARS - 2) * FRAMES_PER_BAR;
const WORDS: Readonly<Record<SessionState, string>> = {
  raw: "every stem as it was recorded, all faders alike, everything in the middle",
  mix: "the same stems balanced, placed from left to right and equalised",
  master: "the mix with a little tone and a limiter, at the loudness of a released record",
};

async function loadAssets(folder: string, { assets }: AudioManifest): Promise<AssetLookup> {
  const loaded = new Map<string, Pcm>();
  for (const { file } of assets) {
    const pcm = await decodeFlac(readFileSync(path.join(folder, file)));
    loaded.set(await pcmSha256(pcm), pcm);
  }
  return ({ id, pcmSha256 }) => {
    const pcm = loaded.get(pcmSha256);
    if (pcm === undefined) throw new PlainError(`The sound "${id}" is not in the manifest.`);
    return pcm;
  };
}

/** Renders 12 s of each state across the border from verse to chorus, as MP3 at 128 kbit/s. */
export async function makePreviews(folder: string, manifest: AudioManifest): Promise<AudioPreview[]> {
  const assets = await loadAssets(folder, manifest);
  const previews: AudioPreview[] = [];
  for (const state of SESSION_STATES) {
    const { print } = await renderSession({
      session: flagshipSession(state, manifest),
      assets,
      range: { fromFrame: START_FRAME, toFrame: START_FRAME + PREVIEW_FRAMES },
    });
    const bytes = encode(print, state);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
    const file = `flagship/preview-${state}.${hash}.mp3`;
    writeFileSync(path.join(folder, file), bytes);
    previews.push({
      id: `flagship-${state}-preview`,
      file,
      sessionId: `flagship-${state}`,
      startFrame: START_FRAME,
      frames: PREVIEW_FRAMES,
      title: `Twelve seconds: ${state}`,
      description: `Two bars of verse and three of chorus: ${WORDS[state]}.`,
      licence: AUDIO_LICENCE,
      attribution: attributionOf(Object.keys(SOURCES) as SourceId[]),
      bytes: bytes.length,
    });
  }
  return previews;
}

/** MP3 of a print, faded in and out so that it may stop anywhere. */
function encode([left, right]: readonly [Float32Array, Float32Array], state: SessionState): Buffer {
  const pcm = new Int16Array(left.length * 2);
  for (let i = 0; i < left.length; i++) {
    for (const [c, value] of [left[i]!, right[i]!].entries()) {
      if (Math.abs(value) > 1) throw new PlainError(`The preview "${state}" would clip at frame ${i}.`);
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
