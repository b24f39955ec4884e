import { highPass } from "./filters";
import { sampleAt } from "./interpolate";
import { addWrapped, fromDb, peakOf, SAMPLE_RATE_HZ } from "./loop";
import type { Random } from "./random";
import { playbackRate, readPreset, type Zone } from "./soundfont";

/** Loudness range of a stick: velocity 1 lies this far below velocity 127. */
const VELOCITY_RANGE_DB = 38;
const NEIGHBOUR_LAYER_CHANCE = 0.3;
const PITCH_SPREAD_SEMITONES = 0.07;
/** Two strokes in a row differ at least this much, or they would sound like one recording twice. */
const LEAST_STEP_SEMITONES = 0.05;
const LEVEL_SPREAD_DB = 0.4;
const END_FADE_FRAMES = 960;
const TILT_HZ = 1500;
/** 0.15 is about ±1.3 dB of treble. */
const TILT_SPREAD = 0.15;
const CHOKE_SECONDS = 0.03;

export interface Hit {
  readonly atSeconds: number;
  readonly key: number;
  readonly velocity: number;
  /** Somebody closes the hat or grabs the cymbal here. */
  readonly chokeSeconds?: number;
}

/** Plays single recorded strokes: five velocity layers, and no two strokes quite alike. */
export class DrumKit {
  private readonly zones: readonly Zone[];
  private readonly detunes = new Map<number, number>();

  constructor(font: string, bank = 0, program = 0) {
    this.zones = readPreset(font, bank, program);
  }

  /** @param rumbleHz what lies below is not part of the instrument */
  play(loop: Float64Array, hits: readonly Hit[], random: Random, rumbleHz: number): void {
    for (const hit of hits) {
      const { samples, sampleRateHz } = this.layerFor(hit, random);
      const rate = playbackRate(sampleRateHz, this.detuneFor(hit.key, random));
      const sound = new Float64Array(Math.floor(samples.length / rate));
      for (let i = 0; i < sound.length; i++) sound[i] = sampleAt(samples, i * rate);
      highPass(sound, rumbleHz);
      tilt(sound, random);
      fadeEnd(sound);
      if (hit.chokeSeconds !== undefined) choke(sound, hit.chokeSeconds - hit.atSeconds);
      const levelDb =
        -VELOCITY_RANGE_DB * (1 - hit.velocity / 127) ** 1.15 + random.normal() * LEVEL_SPREAD_DB;
      addWrapped(
        loop,
        sound,
        Math.round(hit.atSeconds * SAMPLE_RATE_HZ),
        fromDb(levelDb) / peakOf([samples]),
      );
    }
  }

  private detuneFor(key: number, random: Random): number {
    const last = this.detunes.get(key) ?? Number.POSITIVE_INFINITY;
    let detune: number;
    do detune = random.normal() * PITCH_SPREAD_SEMITONES;
    while (Math.abs(detune - last) < LEAST_STEP_SEMITONES);
    this.detunes.set(key, detune);
    return detune;
  }

  private layerFor({ key, velocity }: Hit, random: Random): Zone {
    const layers = this.zones
      .filter((zone) => zone.lowKey <= key && key <= zone.highKey)
      .sort((a, b) => a.lowVelocity - b.lowVelocity);
    const written = layers.findIndex((zone) => velocity <= zone.highVelocity);
    const step = random.next() < NEIGHBOUR_LAYER_CHANCE ? random.pick([-1, 1]) : 0;
    const layer = layers[Math.min(layers.length - 1, Math.max(0, written + step))];
    if (layer === undefined) throw new RangeError(`The kit has no drum on key ${key}.`);
    return layer;
  }
}

/** The stick never meets the same spot twice: a little more or less ring and snap with every stroke. */
function tilt(sound: Float64Array, random: Random): void {
  const above = sound.slice();
  highPass(above, TILT_HZ);
  const amount = random.normal() * TILT_SPREAD;
  for (let i = 0; i < sound.length; i++) sound[i] = sound[i]! + amount * above[i]!;
}

function choke(sound: Float64Array, atSeconds: number): void {
  const from = Math.max(0, Math.round(atSeconds * SAMPLE_RATE_HZ));
  const frames = Math.round(CHOKE_SECONDS * SAMPLE_RATE_HZ);
  for (let i = from; i < sound.length; i++) {
    const share = Math.min(1, (i - from) / frames);
    sound[i] = sound[i]! * (1 - share) ** 2;
  }
}

/** Recordings are cut at −60 dB or so; a short fade keeps the cut from clicking. */
function fadeEnd(sound: Float64Array): void {
  const frames = Math.min(sound.length, END_FADE_FRAMES);
  for (let i = 0; i < frames; i++) {
    const at = sound.length - 1 - i;
    sound[at] = (sound[at]! * i) / frames;
  }
}
