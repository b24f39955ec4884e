import { SAMPLE_RATE_HZ } from "@/audio-engine/dsp/constants";
import { designBand } from "@/audio-engine/dsp/eq-design";
import { cos, gainToDecibels, powerToDecibels, sin, sinOfTurns } from "@/audio-engine/dsp/math";
import { onsetsOf, timingOf } from "@/audio-engine/dsp/onsets";
import { processSvf, SVF_STATE_COUNT } from "@/audio-engine/dsp/svf";

/** One recording of one microphone, and what is known of how it was made. */
export interface TakeSound {
  /** One channel, full scale 1, 48 kHz; frame 0 is the first beat, latency taken off. */
  readonly samples: Float32Array;
  /** Silence of the room, taken down while nobody plays; null when there is none. */
  readonly lead: Float32Array | null;
  readonly bpm: number;
}

/** What a recording tells of how it was made. Null where it cannot be told from this sound. */
export interface TakeMeasurement {
  /** Sample peak; −Infinity for silence. */
  readonly peakDbfs: number;
  /** Places where three samples or more in a row stand at the highest level: flat tops. */
  readonly clippedTops: number;
  /** RMS of the room between the notes. Null when the playing never rests. */
  readonly noiseFloorDbfs: number | null;
  /** Mains hum that goes on unmoved under everything: its frequency and level. */
  readonly hum: { readonly frequencyHz: 50 | 60; readonly levelDbfs: number } | null;
  /** Frames at which a push of air below 60 Hz begins. */
  readonly thumpFrames: readonly number[];
  /** Seconds for 60 dB at the rate of the fastest tenth of all endings: a room cannot ring for longer than that. */
  readonly shortestDecaySeconds: number | null;
  /** Beginnings against the grid of the click; null with fewer than eight. */
  readonly timing: { readonly onsets: number; readonly meanMs: number; readonly spreadMs: number } | null;
}

const LEAST_FLAT_FRAMES = 3;
/** Samples this close to the peak are at it: half a step of 16 bits. */
const SAME_LEVEL = 1.5e-5;
const NOISE_BLOCK_FRAMES = 2400;
/** Between quiet and loud blocks: less is playing that never rests. */
const LEAST_REST_DB = 25;
const LEAST_ONSETS = 8;

export function measureTake({ samples, lead, bpm }: TakeSound): TakeMeasurement {
  const sound = Float64Array.from(samples);
  const onsets = onsetsOf([sound]);
  const timing = onsets.length < LEAST_ONSETS ? null : timingOf(onsets, bpm);
  return {
    peakDbfs: gainToDecibels(peakOf(sound)),
    clippedTops: clippedTops(sound),
    noiseFloorDbfs: noiseFloorDbfs(sound, lead === null ? null : Float64Array.from(lead)),
    hum: humIn(sound),
    thumpFrames: thumpFrames(sound),
    shortestDecaySeconds: shortestDecaySeconds(sound),
    timing: timing && { onsets: onsets.length, meanMs: timing.meanMs, spreadMs: timing.spreadMs },
  };
}

function peakOf(sound: Float64Array): number {
  let peak = 0;
  for (let i = 0; i < sound.length; i++) peak = Math.max(peak, Math.abs(sound[i]!));
  return peak;
}

/** A wave turns round at its top; one that was cut off stays there, again and again, at the same level. */
function clippedTops(sound: Float64Array): number {
  const level = peakOf(sound) - SAME_LEVEL;
  if (level <= 0) return 0;
  let tops = 0;
  let run = 0;
  for (let i = 0; i < sound.length; i++) {
    run = Math.abs(sound[i]!) >= level ? run + 1 : 0;
    if (run === LEAST_FLAT_FRAMES) tops += 1;
  }
  return tops;
}

/** The quietest tenth of the waiting, or of the take where that has rests. */
function noiseFloorDbfs(sound: Float64Array, lead: Float64Array | null): number | null {
  if (lead !== null && lead.length >= 4 * NOISE_BLOCK_FRAMES)
    return percentile(blockLevels(lead, NOISE_BLOCK_FRAMES), 0.1);
  const levels = blockLevels(sound, NOISE_BLOCK_FRAMES);
  const floor = percentile(levels, 0.1);
  return percentile(levels, 0.9) - floor < LEAST_REST_DB ? null : floor;
}

const HUM_BLOCK_FRAMES = 24000;
const HUM_ASIDE_HZ = 14;
/** Above what lies beside it, and steadier than anything that is played. */
const HUM_STANDS_OUT_DB = 12;
const HUM_SPREAD_DB = 3;
const HUM_LEAST_DBFS = -60;

function humIn(sound: Float64Array): TakeMeasurement["hum"] {
  for (const frequencyHz of [50, 60] as const) {
    const levels = toneLevels(sound, frequencyHz);
    if (levels.length < 4) return null;
    const levelDbfs = percentile(levels, 0.5);
    const aside = Math.max(
      percentile(toneLevels(sound, frequencyHz - HUM_ASIDE_HZ), 0.5),
      percentile(toneLevels(sound, frequencyHz + HUM_ASIDE_HZ), 0.5),
    );
    const spread = percentile(levels, 0.9) - percentile(levels, 0.1);
    if (levelDbfs > HUM_LEAST_DBFS && levelDbfs - aside > HUM_STANDS_OUT_DB && spread < HUM_SPREAD_DB)
      return { frequencyHz, levelDbfs };
  }
  return null;
}

/** Peak level in dBFS of one frequency in half seconds (Hann window, overlapped by half). */
function toneLevels(sound: Float64Array, frequencyHz: number): number[] {
  const levels: number[] = [];
  const step = (2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ;
  for (let from = 0; from + HUM_BLOCK_FRAMES <= sound.length; from += HUM_BLOCK_FRAMES / 2) {
    let re = 0;
    let im = 0;
    for (let i = 0; i < HUM_BLOCK_FRAMES; i++) {
      const half = sinOfTurns((0.5 * i) / HUM_BLOCK_FRAMES);
      const value = half * half * sound[from + i]!;
      re += value * cos(step * i);
      im += value * sin(step * i);
    }
    levels.push(gainToDecibels((4 * Math.sqrt(re * re + im * im)) / HUM_BLOCK_FRAMES));
  }
  return levels;
}

const THUMP_BLOCK_FRAMES = 960;
const THUMP_LEAST_DBFS = -36;
const THUMP_RISE_DB = 12;
/** How far below the voice itself it may lie. */
const THUMP_BELOW_VOICE_DB = 6;
const THUMP_GAP_BLOCKS = 5;
const THUMP_TOP_HZ = 60;
const VOICE_FROM_HZ = 120;

/** Where a burst rises out of nothing below the lowest note of any voice. */
function thumpFrames(sound: Float64Array): number[] {
  const low = blockLevels(filtered(sound, "high-cut", THUMP_TOP_HZ), THUMP_BLOCK_FRAMES);
  const voice = blockLevels(filtered(sound, "low-cut", VOICE_FROM_HZ), THUMP_BLOCK_FRAMES);
  const frames: number[] = [];
  let next = 0;
  for (let i = 3; i < low.length; i++) {
    const before = Math.max(...low.slice(Math.max(0, i - 6), i - 1));
    const rises = low[i]! > THUMP_LEAST_DBFS && low[i]! - before > THUMP_RISE_DB;
    if (i < next || !rises || low[i]! < voice[i]! - THUMP_BELOW_VOICE_DB) continue;
    frames.push(i * THUMP_BLOCK_FRAMES);
    next = i + THUMP_GAP_BLOCKS;
  }
  return frames;
}

const DECAY_BLOCK_FRAMES = 480;
const DECAY_LEAST_DROP_DB = 20;
const DECAY_FLOOR_DBFS = -80;
const DECAY_LEAST_ENDINGS = 3;

/** Endings that fall by 20 dB or more without a stop. */
function shortestDecaySeconds(sound: Float64Array): number | null {
  const levels = blockLevels(sound, DECAY_BLOCK_FRAMES);
  const seconds: number[] = [];
  for (let i = 0; i < levels.length; i++) {
    let end = i;
    while ((levels[end + 1] ?? 0) < levels[end]! + 0.5 && (levels[end + 1] ?? -999) > DECAY_FLOOR_DBFS)
      end += 1;
    const dropDb = levels[i]! - levels[end]!;
    if (dropDb < DECAY_LEAST_DROP_DB || end - i < 3) continue;
    seconds.push(((60 / dropDb) * (end - i) * DECAY_BLOCK_FRAMES) / SAMPLE_RATE_HZ);
    i = end;
  }
  return seconds.length < DECAY_LEAST_ENDINGS ? null : percentile(seconds, 0.1);
}

/** RMS in dBFS of each whole block. */
function blockLevels(sound: Float64Array, blockFrames: number): number[] {
  const levels: number[] = [];
  for (let from = 0; from + blockFrames <= sound.length; from += blockFrames) {
    let squares = 0;
    for (let i = from; i < from + blockFrames; i++) squares += sound[i]! * sound[i]!;
    levels.push(Math.max(-200, powerToDecibels(squares / blockFrames)));
  }
  return levels;
}

/** Fourth order, Butterworth. */
function filtered(sound: Float64Array, kind: "high-cut" | "low-cut", frequencyHz: number): Float64Array {
  const out = sound.slice();
  for (const q of [0.54, 1.31]) {
    const design = designBand({ kind, frequencyHz, gainDb: 0, q });
    processSvf(out, 0, out.length, design, 0, new Float64Array(SVF_STATE_COUNT), 0);
  }
  return out;
}

function percentile(values: readonly number[], share01: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share01 * sorted.length))] ?? Number.NEGATIVE_INFINITY;
}
