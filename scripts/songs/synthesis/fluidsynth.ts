import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PlainError } from "@/scripts/lib/project.mjs";
import { runTool } from "../tools";
import { addWrapped, SAMPLE_RATE_HZ } from "./loop";
import { type MidiControl, type MidiNote, midiFile } from "./midi";
import { readWav } from "./wav";

const PRE_ROLL_SECONDS = 1;
const RING_OUT_SECONDS = 6;

/** A part for one preset of a SoundFont, in seconds from the loop's start. */
export interface FluidPart {
  readonly font: string;
  readonly bank: number;
  readonly program: number;
  readonly notes: readonly MidiNote[];
  readonly controls?: readonly MidiControl[];
}

/**
 * Plays a part dry (no reverb, no chorus) into a stereo loop: what starts before the loop or rings past its end is folded.
 * @throws PlainError when fluidsynth would play another instrument than the one asked for
 */
export function playFluid(part: FluidPart, loopFrames: number): [Float64Array, Float64Array] {
  const folder = mkdtempSync(path.join(tmpdir(), "songs-"));
  try {
    const midi = path.join(folder, "part.mid");
    const wav = path.join(folder, "part.wav");
    const later = <T extends { atSeconds: number }>(event: T): T => ({
      ...event,
      atSeconds: event.atSeconds + PRE_ROLL_SECONDS,
    });
    const endSeconds = PRE_ROLL_SECONDS + loopFrames / SAMPLE_RATE_HZ + RING_OUT_SECONDS;
    writeFileSync(
      midi,
      midiFile({
        bank: part.bank,
        program: part.program,
        notes: part.notes.map(later),
        controls: (part.controls ?? []).map(later),
        endSeconds,
      }),
    );
    const log = runTool("fluidsynth", [
      ...["-n", "-i", "-R", "0", "-C", "0", "-g", "0.5", "-r", String(SAMPLE_RATE_HZ)],
      ...["-o", "synth.polyphony=1024", "-o", "synth.midi-bank-select=gs"],
      ...["-O", "float", "-T", "wav", "-F", wav, part.font, midi],
    ]);
    if (log.includes("Instrument not found"))
      throw new PlainError(`${part.font} has no preset ${part.bank}:${part.program}.`);
    const { channels, sampleRateHz } = readWav(wav);
    const [left, right] = channels;
    if (left === undefined || right === undefined || sampleRateHz !== SAMPLE_RATE_HZ)
      throw new PlainError(`fluidsynth wrote ${channels.length} channels at ${sampleRateHz} Hz.`);
    return [fold(left, loopFrames), fold(right, loopFrames)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fold(rendered: Float64Array, loopFrames: number): Float64Array {
  const loop = new Float64Array(loopFrames);
  addWrapped(loop, rendered, -PRE_ROLL_SECONDS * SAMPLE_RATE_HZ);
  return loop;
}
