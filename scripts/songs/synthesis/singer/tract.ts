import { highPass } from "../filters";
import { SAMPLE_RATE_HZ } from "../loop";
import type { Random } from "../random";
import type { Controls } from "./controls";
import { drift, readTrack } from "./drift";
import { CONTROL_HZ } from "./melody";
import type { Voice } from "./score";

/** Formants that the words do not move: the fourth on, up to the end of hearing. */
const FOURTH_HZ = 4150;
const SPACING_HZ = 1130;
const HIGHEST_HZ = 22500;
const UNEVEN_HZ = 210;
const UPDATE_FRAMES = 16;
const RUMBLE_HZ = 30;
const GOLDEN_SHARE = (Math.sqrt(5) - 1) / 2;
const NASAL_GAIN = 0.9;
const NASAL_ZERO_BANDWIDTH_HZ = 160;
const NASAL_POLE_BANDWIDTH_HZ = 1100;
/** First-order low-pass at about 2.5 kHz. */
const TREBLE_SHARE = 0.28;

/** Width of a resonance, Hz: walls and lips take more from the higher ones. */
const bandwidthOf = (hz: number) => 70 + 0.03 * hz + (hz / 4200) ** 2 * 34;

/**
 * Sends the source through the tract: resonances in cascade at 48 kHz (as in Klatt, "Software for a cascade/parallel
 * formant synthesizer", J. Acoust. Soc. Am. 67, 1980), each of gain 1 at 0 Hz, and past the nose.
 */
export function throughTract(
  source: Float64Array,
  controls: Controls,
  voice: Voice,
  random: Random,
): Float64Array {
  const fixed: number[] = [];
  for (let hz = FOURTH_HZ; hz < HIGHEST_HZ * voice.tractLength; hz += SPACING_HZ)
    fixed.push((hz + UNEVEN_HZ * random.normal()) / voice.tractLength);
  const usable = fixed.filter((hz) => hz < HIGHEST_HZ);
  const slow = usable.map(() => drift(controls.pitch.length, CONTROL_HZ, 6, random));
  const resonances = 3 + usable.length;
  const gain = new Float64Array(resonances);
  const first = new Float64Array(resonances);
  const second = new Float64Array(resonances);
  const order = scattered(resonances);
  const y1 = new Float64Array(resonances);
  const y2 = new Float64Array(resonances);
  const tune = (n: number, hz: number, bandwidthHz: number) => {
    const r = Math.exp((-Math.PI * bandwidthHz) / SAMPLE_RATE_HZ);
    first[n] = 2 * r * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE_HZ);
    second[n] = -r * r;
    gain[n] = 1 - first[n]! - second[n]!;
  };
  const { formants, rd, nasal, nasalZeroHz } = controls;
  const zero = new NasalZero();
  const out = new Float64Array(source.length);
  let nose = 0;
  for (let i = 0; i < source.length; i++) {
    if (i % UPDATE_FRAMES === 0) {
      const at = (i * CONTROL_HZ) / SAMPLE_RATE_HZ;
      nose = readTrack(nasal, at);
      // An open glottis and an open nose damp the tract.
      const loose = 1 + 0.4 * Math.max(0, readTrack(rd, at) - 0.6) + 1.2 * nose;
      formants.forEach((track, n) => {
        const hz = readTrack(track, at);
        tune(n, hz, bandwidthOf(hz) * (n === 0 ? loose : 1 + 0.8 * nose));
      });
      usable.forEach((hz, n) => {
        const moved = hz * (1 + 0.012 * voice.restlessness * readTrack(slow[n]!, at));
        tune(3 + n, moved, bandwidthOf(moved));
      });
      zero.tune(readTrack(nasalZeroHz, at) / voice.tractLength);
    }
    let value = source[i]!;
    for (const n of order) {
      value = gain[n]! * value + first[n]! * y1[n]! + second[n]! * y2[n]!;
      y2[n] = y1[n]!;
      y1[n] = value;
    }
    const swallowed = zero.process(value);
    out[i] = value + nose * (NASAL_GAIN * swallowed - value);
  }
  highPass(out, RUMBLE_HZ);
  return out;
}

/**
 * Low and high resonances in turns. In order of frequency the sound between them would swing by 170 dB, and what a moving
 * one spills into other bands would drown the voice.
 */
function scattered(count: number): number[] {
  const place = (n: number) => (n * GOLDEN_SHARE) % 1;
  return Array.from({ length: count }, (_, n) => n).sort((a, b) => place(a) - place(b));
}

/** What the mouth behind closed lips swallows, and the treble that does not leave by the nose. */
class NasalZero {
  private readonly zeroRadius = Math.exp((-Math.PI * NASAL_ZERO_BANDWIDTH_HZ) / SAMPLE_RATE_HZ);
  private readonly poleRadius = Math.exp((-Math.PI * NASAL_POLE_BANDWIDTH_HZ) / SAMPLE_RATE_HZ);
  private turn = 0;
  private scale = 1;
  private x1 = 0;
  private x2 = 0;
  private y1 = 0;
  private y2 = 0;
  private low = 0;

  tune(hz: number): void {
    const { zeroRadius, poleRadius } = this;
    this.turn = 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE_HZ);
    const at0 = (r: number) => 1 - r * this.turn + r * r;
    this.scale = at0(poleRadius) / at0(zeroRadius);
  }

  process(x: number): number {
    const { zeroRadius: z, poleRadius: p, turn, scale } = this;
    const zeros = x - z * turn * this.x1 + z * z * this.x2;
    const y = scale * zeros + p * turn * this.y1 - p * p * this.y2;
    this.x2 = this.x1;
    this.x1 = x;
    this.y2 = this.y1;
    this.y1 = y;
    this.low += TREBLE_SHARE * (y - this.low);
    return this.low;
  }
}
