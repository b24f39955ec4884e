import { SAMPLE_RATE_HZ } from "./constants";
import { flushDenormal } from "./flush";
import { exp } from "./math";
import { OVERSAMPLING } from "./oversampler";

/*
 * The passive tone controls of a 1959 Fender Bassman 5F6-A, with the parts' values as in Yeh & Smith, "Discretization of
 * the '59 Fender Bassman Tone Stack" (DAFx-06): from the input 250 pF to the top of the treble pot, whose wiper is the
 * output, and 56 kΩ to two capacitors of 20 nF, one to the foot of the treble pot and one to the wiper of the mid pot; the
 * bass pot joins the feet of treble and mid.
 */
const TREBLE_OHMS = 250e3;
const BASS_OHMS = 1e6;
const MID_OHMS = 25e3;
const SLOPE_OHMS = 56e3;
const TREBLE_FARADS = 250e-12;
const BASS_FARADS = 20e-9;
const MID_FARADS = 20e-9;

/** A bass pot is logarithmic: a thirtieth of its resistance is left at 0. */
const BASS_TAPER = 3.4;

/** What a capacitor puts in the way of its current over one sample of the trapezoidal rule, in ohms. */
const companionOhms = (farads: number): number => 1 / (2 * farads * OVERSAMPLING * SAMPLE_RATE_HZ);
const TREBLE_COMPANION = companionOhms(TREBLE_FARADS);
const BASS_COMPANION = companionOhms(BASS_FARADS);
const MID_COMPANION = companionOhms(MID_FARADS);

/** Numbers that describe one setting: the six conductances between the capacitors, and three ohms to the output. */
export const TONE_STACK_NUMBERS = 9;

/**
 * Solves the circuit for one setting of its pots, each 0…1. With the capacitors' currents i and voltages v the circuit
 * says R i = input − v; the trapezoidal rule says v = s + Z i and s ← s + 2 Z i; so i = (R + Z)⁻¹ (input − s). Currents
 * of such a circuit never build up, whatever the pots do meanwhile: inverses may be interpolated in straight lines.
 */
export function writeToneStack(
  out: Float64Array,
  offset: number,
  bass01: number,
  mid01: number,
  treble01: number,
): void {
  const wiper = mid01 * MID_OHMS;
  const foot = exp(BASS_TAPER * (bass01 - 1)) * BASS_OHMS + (1 - mid01) * MID_OHMS + wiper;
  const a = TREBLE_OHMS + foot + TREBLE_COMPANION;
  const d = SLOPE_OHMS + foot + BASS_COMPANION;
  const e = SLOPE_OHMS + wiper;
  const f = e + MID_COMPANION;
  const aa = d * f - e * e;
  const ab = wiper * e - foot * f;
  const ac = foot * e - d * wiper;
  const scale = 1 / (a * aa + foot * ab + wiper * ac);
  out[offset] = aa * scale;
  out[offset + 1] = ab * scale;
  out[offset + 2] = ac * scale;
  out[offset + 3] = (a * f - wiper * wiper) * scale;
  out[offset + 4] = (foot * wiper - a * e) * scale;
  out[offset + 5] = (a * d - foot * foot) * scale;
  out[offset + 6] = treble01 * TREBLE_OHMS + foot;
  out[offset + 7] = foot;
  out[offset + 8] = wiper;
}

/** Tone controls of one channel, at the oversampled rate. */
export class ToneStack {
  private treble = 0;
  private bass = 0;
  private mid = 0;
  private readonly now = new Float64Array(TONE_STACK_NUMBERS);

  /**
   * In place from sample `from` on, `frames` frames of 16 samples.
   * @param start the nine numbers before the first frame, from `offset`
   * @param perFrame what each gains from frame to frame, from `offset`
   */
  process(
    samples: Float64Array,
    from: number,
    frames: number,
    start: Float64Array,
    perFrame: Float64Array,
    offset: number,
  ): void {
    const { now } = this;
    let { treble, bass, mid } = this;
    for (let k = 0; k < TONE_STACK_NUMBERS; k++) now[k] = start[offset + k]!;
    let at = from;
    for (let frame = 0; frame < frames; frame++) {
      for (let k = 0; k < TONE_STACK_NUMBERS; k++) now[k] = now[k]! + perFrame[offset + k]!;
      const g11 = now[0]!;
      const g12 = now[1]!;
      const g13 = now[2]!;
      const g22 = now[3]!;
      const g23 = now[4]!;
      const g33 = now[5]!;
      const fromTreble = now[6]!;
      const fromBass = now[7]!;
      const fromMid = now[8]!;
      for (const end = at + OVERSAMPLING; at < end; at++) {
        const x = samples[at]!;
        const a = x - treble;
        const b = x - bass;
        const c = x - mid;
        const i1 = g11 * a + g12 * b + g13 * c;
        const i2 = g12 * a + g22 * b + g23 * c;
        const i3 = g13 * a + g23 * b + g33 * c;
        treble += 2 * TREBLE_COMPANION * i1;
        bass += 2 * BASS_COMPANION * i2;
        mid += 2 * MID_COMPANION * i3;
        samples[at] = fromTreble * i1 + fromBass * i2 + fromMid * i3;
      }
    }
    this.treble = flushDenormal(treble);
    this.bass = flushDenormal(bass);
    this.mid = flushDenormal(mid);
  }

  reset(): void {
    this.treble = 0;
    this.bass = 0;
    this.mid = 0;
  }
}
