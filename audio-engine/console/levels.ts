import { cos, decibelsToGain, sin } from "@/audio-engine/dsp/math";
import { STRIP_PARAMETERS } from "@/audio-engine/params";

const QUARTER_PI = 0.7853981633974483;
const SQRT_2 = Math.SQRT2;

/** Gain of one side when a mono signal is spread to two: −3.01 dB. */
export const MONO_TO_STEREO_GAIN = Math.SQRT1_2;

/** Gain of a fader or send in dB; its lowest position is off. */
export function faderGain(levelDb: number): number {
  return levelDb <= STRIP_PARAMETERS.faderDb.offAt ? 0 : decibelsToGain(levelDb);
}

/**
 * Left and right gain of the pan control, −1 (left) … 1 (right).
 *
 * Mono: equal power, cos and sin of (pan + 1)·45°: −3.01 dB on both sides in the centre, 0 dB hard over.
 * Stereo: balance. The side turned towards stays at 0 dB, the other falls with √2·cos or √2·sin of the same angle, so
 * that the centre passes both unchanged and hard over silences one.
 */
export function panGains(pan: number, stereo: boolean): readonly [left: number, right: number] {
  return [panGain(pan, stereo, 0), panGain(pan, stereo, 1)];
}

/** One side of `panGains`: 0 left, 1 right. Never allocates. */
export function panGain(pan: number, stereo: boolean, side: 0 | 1): number {
  const gain = equalPower(pan, side);
  return stereo ? Math.min(1, gain * SQRT_2) : gain;
}

function equalPower(pan: number, side: 0 | 1): number {
  if (pan <= -1) return 1 - side;
  if (pan >= 1) return side;
  if (pan === 0) return MONO_TO_STEREO_GAIN;
  const angle = (pan + 1) * QUARTER_PI;
  return side === 0 ? cos(angle) : sin(angle);
}
