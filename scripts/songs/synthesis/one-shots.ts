import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ONE_SHOTS, runTool } from "../tools";
import { sampleAt } from "./interpolate";
import { SAMPLE_RATE_HZ } from "./loop";
import { playbackRate } from "./soundfont";
import { readWav } from "./wav";

const sounds = new Map<string, { readonly sampleRateHz: number; readonly sound: Float64Array }>();

/**
 * A recorded one-shot of the Sonic Pi samples at 48 kHz, both channels as one, its loudest sample 1.
 * @param semitones by which it is played higher
 */
export function oneShot(name: string, semitones = 0): Float64Array {
  const { sampleRateHz, sound } = recordingOf(name);
  const rate = playbackRate(sampleRateHz, semitones);
  const frames = Math.floor(sound.length / rate);
  return Float64Array.from(
    { length: frames },
    (_, i) => sampleAt(sound, i * rate) * Math.min(1, (frames - i) / 240),
  );
}

function recordingOf(name: string) {
  const known = sounds.get(name);
  if (known !== undefined) return known;
  const folder = mkdtempSync(path.join(tmpdir(), "songs-"));
  try {
    const wav = path.join(folder, "one-shot.wav");
    runTool("flac", ["-d", "-s", "-f", "-o", wav, path.join(ONE_SHOTS, `${name}.flac`)]);
    const { channels, sampleRateHz } = readWav(wav);
    const sum = channels[0]!.map((_, i) => channels.reduce((all, channel) => all + channel[i]!, 0));
    const peak = sum.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const made = { sampleRateHz, sound: sum.map((value) => value / peak) };
    sounds.set(name, made);
    return made;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds → whole frames. */
export const framesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE_HZ);
