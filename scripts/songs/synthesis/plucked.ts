import { readdirSync } from "node:fs";
import path from "node:path";
import { PlainError } from "@/scripts/lib/project.mjs";
import { highPass, lowPass } from "./filters";
import { sampleAt } from "./interpolate";
import { addWrapped, fromDb, SAMPLE_RATE_HZ } from "./loop";
import type { Random } from "./random";
import { playbackRate } from "./soundfont";
import { readWav } from "./wav";

interface Recording {
  readonly key: number;
  readonly sampleRateHz: number;
  /** From 1 ms before the pluck. */
  readonly samples: Float64Array;
  readonly gain: number;
}

export interface Pluck {
  readonly atSeconds: number;
  readonly seconds: number;
  readonly key: number;
  readonly velocity: number;
}

export interface PluckedVoice {
  /** Loudness between velocity 1 and 127. */
  readonly velocityRangeDb: number;
  /** Cutoff of the softest and the hardest pluck: a soft one is dark. */
  readonly darkestHz: number;
  readonly brightestHz: number;
  /** Time in which a string is stopped at the end of its note. */
  readonly releaseSeconds: number;
  /** How far a neighbouring recording may stand in, so that no two plucks are the same file. */
  readonly neighbours: number;
}

const NOTE_NAMES = ["C", "Cs", "D", "Ds", "E", "F", "Fs", "G", "Gs", "A", "As", "B"];
const NEIGHBOUR_CHANCE = 0.5;
const PITCH_SPREAD_SEMITONES = 0.02;
const LEVEL_SPREAD_DB = 0.5;
/** Below every string: direct current and rumble of the recordings. */
const RUMBLE_HZ = 12;
const LEVEL_WINDOW_SECONDS = 0.5;

/** A string instrument made of one recording per pitch, named like "Cs3.wav". */
export class PluckedInstrument {
  private readonly recordings: readonly Recording[];

  constructor(
    folder: string,
    private readonly voice: PluckedVoice,
  ) {
    this.recordings = readdirSync(folder)
      .filter((name) => /^[A-G]s?\d\.wav$/.test(name))
      .map((name) => readRecording(path.join(folder, name)))
      .sort((a, b) => a.key - b.key);
    if (this.recordings.length === 0) throw new PlainError(`${folder} holds no recorded notes.`);
  }

  play(loop: Float64Array, plucks: readonly Pluck[], random: Random): void {
    const { velocityRangeDb, darkestHz, brightestHz, releaseSeconds } = this.voice;
    for (const pluck of plucks) {
      const recording = this.recordingFor(pluck.key, random);
      const detune = random.normal() * PITCH_SPREAD_SEMITONES;
      const rate = playbackRate(recording.sampleRateHz, pluck.key - recording.key + detune);
      const held = Math.round(pluck.seconds * SAMPLE_RATE_HZ);
      const release = Math.round(releaseSeconds * SAMPLE_RATE_HZ);
      const frames = Math.min(held + release, Math.floor(recording.samples.length / rate));
      const sound = new Float64Array(frames);
      for (let i = 0; i < frames; i++) sound[i] = sampleAt(recording.samples, i * rate);
      const hardness = pluck.velocity / 127;
      lowPass(sound, darkestHz * (brightestHz / darkestHz) ** hardness);
      for (let i = Math.max(0, frames - release); i < frames; i++)
        sound[i] = sound[i]! * ((frames - i) / release) ** 2;
      const levelDb = -velocityRangeDb * (1 - hardness) + random.normal() * LEVEL_SPREAD_DB;
      addWrapped(
        loop,
        sound,
        Math.round((pluck.atSeconds - 0.001) * SAMPLE_RATE_HZ),
        recording.gain * fromDb(levelDb),
      );
    }
  }

  /** A string that is out of tune is played from the recording of the pitch it was meant to have. */
  private recordingFor(played: number, random: Random): Recording {
    const key = Math.round(played);
    const near = [...this.recordings].sort((a, b) => Math.abs(a.key - key) - Math.abs(b.key - key));
    const nearest = near[0]!;
    const others = near.slice(1).filter((r) => Math.abs(r.key - key) <= this.voice.neighbours);
    return others.length > 0 && random.next() < NEIGHBOUR_CHANCE ? random.pick(others) : nearest;
  }
}

function readRecording(file: string): Recording {
  const match = /([A-G]s?)(\d)\.wav$/.exec(file);
  const { channels, sampleRateHz } = readWav(file);
  const samples = channels[0]!;
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const onset = samples.findIndex((value) => Math.abs(value) > peak * 0.1);
  const from = Math.max(0, onset - Math.round(0.001 * sampleRateHz));
  const window = samples.subarray(onset, onset + Math.round(LEVEL_WINDOW_SECONDS * sampleRateHz));
  const power = window.reduce((sum, value) => sum + value * value, 0) / window.length;
  const fadeFrames = Math.max(1, onset - from);
  const trimmed = samples.slice(from);
  highPass(trimmed, RUMBLE_HZ);
  for (let i = 0; i < fadeFrames; i++) trimmed[i] = (trimmed[i]! * i) / fadeFrames;
  return {
    key: NOTE_NAMES.indexOf(match?.[1] ?? "") + 12 * (Number(match?.[2]) + 1),
    sampleRateHz,
    samples: trimmed,
    // Files are normalised to their peak, which makes a note with a hard attack too quiet: even out by energy.
    gain: 0.05 / Math.sqrt(power),
  };
}
