/**
 * Elementary functions with the same bits in every engine: only + − × ÷, comparisons and bit operations. Errors are
 * below 2 units in the last place unless said otherwise. Series are the Taylor series of the functions; arguments are
 * reduced with constants split into a short high part, whose products are exact, and a low part (Cody & Waite 1980).
 */

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
const scratch = new Float64Array(1);
const scratchWords = new Int32Array(scratch.buffer);

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const LOG2_E_HIGH = 1.4426946640014648;
const LOG2_E_LOW = 3.768874985636099e-7;
const LOG10_E_HIGH = 0.4342944622039795;
const LOG10_E_LOW = 1.9699272335463627e-8;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;
const DB_PER_OCTAVE_HIGH = 6.020599912852049;
const DB_PER_OCTAVE_LOW = 4.275750303734107e-10;
const OCTAVES_PER_DB = 0.16609640474436813;
const NEPERS_PER_DB = 0.11512925464970228;
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_MIDDLE = 6.077100506303966e-11;
const HALF_PI_LOW = 2.0222662487959506e-21;
const TWO_OVER_PI = 0.6366197723675814;
const TWO_PI = 6.283185307179586;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** Binary logarithm. −Infinity at 0, NaN below. Exact for powers of two. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return logOfSpecial(x);
  return scaledLog(x, LOG2_E_HIGH, LOG2_E_LOW, 1, 0);
}

/** Decimal logarithm. −Infinity at 0, NaN below. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return logOfSpecial(x);
  return scaledLog(x, LOG10_E_HIGH, LOG10_E_LOW, LOG10_2_HIGH, LOG10_2_LOW);
}

/** Natural logarithm. −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return logOfSpecial(x);
  return scaledLog(x, 1, 0, LN2_HIGH, LN2_LOW);
}

/** 2^x, down to the smallest subnormal. Exact for whole x. */
export function exp2(x: number): number {
  if (!(x > -1076)) return x < 0 ? 0 : Number.NaN;
  if (x >= 1024) return Infinity;
  const n = Math.floor(x + 0.5);
  return scaleByPowerOfTwo(expOfSmall((x - n) * Math.LN2), n);
}

/** e^x. */
export function exp(x: number): number {
  if (!(x > -746)) return x < 0 ? 0 : Number.NaN;
  if (x > 710) return Infinity;
  const n = Math.floor(x * Math.LOG2E + 0.5);
  return scaleByPowerOfTwo(expOfSmall(x - n * LN2_HIGH - n * LN2_LOW), n);
}

/** Amplitude factor of a level difference in dB: 10^(dB/20). 0 at −Infinity, exactly 1 at 0 dB. */
export function decibelsToGain(db: number): number {
  if (!(db > -6400)) return db < 0 ? 0 : Number.NaN;
  if (db > 6200) return Infinity;
  const n = Math.floor(db * OCTAVES_PER_DB + 0.5);
  return scaleByPowerOfTwo(
    expOfSmall((db - n * DB_PER_OCTAVE_HIGH - n * DB_PER_OCTAVE_LOW) * NEPERS_PER_DB),
    n,
  );
}

/** Level in dB of an amplitude factor ≥ 0: 20 log10 |gain|. −Infinity at 0. */
export function gainToDecibels(gain: number): number {
  return 20 * log10(gain);
}

/** Level in dB of a power ratio ≥ 0: 10 log10 power. −Infinity at 0. */
export function powerToDecibels(power: number): number {
  return 10 * log10(power);
}

/**
 * Sine of an angle in radians. Below 2^20 quarter turns within 2 ulp; beyond, the error stays within what rounding the
 * argument itself causes.
 */
export function sin(radians: number): number {
  return quarterWave(radians, 0);
}

/** Cosine of an angle in radians; accuracy as `sin`. */
export function cos(radians: number): number {
  return quarterWave(radians, 1);
}

/** Tangent of an angle in radians, within 4 ulp. */
export function tan(radians: number): number {
  return sin(radians) / cos(radians);
}

/** Sine of 2π·turns: exact reduction, so that an oscillator's phase may be as large as a double holds. */
export function sinOfTurns(turns: number): number {
  const quarters = Math.floor(turns * 4 + 0.5);
  const rest = turns - quarters * 0.25;
  return sinOfQuadrant(rest * TWO_PI, 0, quarters - 4 * Math.floor(quarters / 4));
}

function logOfSpecial(x: number): number {
  if (x === 0) return -Infinity;
  return x === Infinity ? Infinity : Number.NaN;
}

/** log(x) in a base given by high and low parts of log_base(e) (high: ≤ 21 bits or 1) and log_base(2). */
function scaledLog(x: number, eHigh: number, eLow: number, twoHigh: number, twoLow: number): number {
  let exponent = 0;
  bits[0] = x;
  if (x < SMALLEST_NORMAL) {
    bits[0] = x * 18014398509481984;
    exponent = -54;
  }
  const word = words[1]!;
  exponent += (word >> 20) - 1023;
  words[1] = (word & 0xfffff) | 0x3ff00000;
  let mantissa = bits[0]!;
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  // log(1+f) = f − f²/2 + s·(f²/2 + R), s = f/(2+f), R = 2·(s²/3 + s⁴/5 + …)
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  let series = 2 / 25;
  series = series * z + 2 / 23;
  series = series * z + 2 / 21;
  series = series * z + 2 / 19;
  series = series * z + 2 / 17;
  series = series * z + 2 / 15;
  series = series * z + 2 / 13;
  series = series * z + 2 / 11;
  series = series * z + 2 / 9;
  series = series * z + 2 / 7;
  series = series * z + 2 / 5;
  series = series * z + 2 / 3;
  const half = 0.5 * f * f;
  scratch[0] = f - half;
  scratchWords[0] = 0;
  const high = scratch[0]!;
  const low = f - high - half + s * (half + z * series);
  const product = high * eHigh;
  const whole = exponent * twoHigh;
  const sum = whole + product;
  return sum + (whole - sum + product + (exponent * twoLow + (low + high) * eLow + low * eHigh));
}

/** e^r for |r| ≤ 0.35. */
function expOfSmall(r: number): number {
  let p = 1 / 87178291200;
  p = p * r + 1 / 6227020800;
  p = p * r + 1 / 479001600;
  p = p * r + 1 / 39916800;
  p = p * r + 1 / 3628800;
  p = p * r + 1 / 362880;
  p = p * r + 1 / 40320;
  p = p * r + 1 / 5040;
  p = p * r + 1 / 720;
  p = p * r + 1 / 120;
  p = p * r + 1 / 24;
  p = p * r + 1 / 6;
  p = p * r + 0.5;
  return 1 + (r + r * r * p);
}

/** value · 2^n for value near 1 and −1076 ≤ n ≤ 1024, rounding once. */
function scaleByPowerOfTwo(value: number, n: number): number {
  if (n > 1023) return value * 0.5 * powerOfTwo(1023) * 4;
  if (n < -1021) return value * powerOfTwo(n + 108) * 3.0814879110195774e-33;
  return value * powerOfTwo(n);
}

function powerOfTwo(n: number): number {
  words[0] = 0;
  words[1] = (n + 1023) << 20;
  return bits[0]!;
}

function quarterWave(radians: number, quadrantOffset: number): number {
  if (!(radians > -Infinity && radians < Infinity)) return Number.NaN;
  const x = radians < 1647099 && radians > -1647099 ? radians : radians % TWO_PI;
  const k = Math.floor(x * TWO_OVER_PI + 0.5);
  const coarse = x - k * HALF_PI_HIGH;
  const correction = k * HALF_PI_MIDDLE;
  const high = coarse - correction;
  const low = coarse - high - correction - k * HALF_PI_LOW;
  return sinOfQuadrant(high, low, (k + quadrantOffset) & 3);
}

/** sin(high + low + quadrant·π/2), |high| ≤ π/4, low its rounding error. */
function sinOfQuadrant(high: number, low: number, quadrant: number): number {
  const value = (quadrant & 1) === 0 ? sinOfSmall(high, low) : cosOfSmall(high, low);
  return quadrant > 1 ? -value : value;
}

function sinOfSmall(x: number, tail: number): number {
  const z = x * x;
  let p = -1 / 121645100408832000;
  p = p * z + 1 / 355687428096000;
  p = p * z - 1 / 1307674368000;
  p = p * z + 1 / 6227020800;
  p = p * z - 1 / 39916800;
  p = p * z + 1 / 362880;
  p = p * z - 1 / 5040;
  p = p * z + 1 / 120;
  p = p * z - 1 / 6;
  return x + (tail * (1 - 0.5 * z) + x * z * p);
}

function cosOfSmall(x: number, tail: number): number {
  const z = x * x;
  let p = 1 / 2432902008176640000;
  p = p * z - 1 / 6402373705728000;
  p = p * z + 1 / 20922789888000;
  p = p * z - 1 / 87178291200;
  p = p * z + 1 / 479001600;
  p = p * z - 1 / 3628800;
  p = p * z + 1 / 40320;
  p = p * z - 1 / 720;
  p = p * z + 1 / 24;
  const half = 0.5 * z;
  const head = 1 - half;
  return head + (1 - head - half + (z * z * p - x * tail));
}
