import { SAMPLE_RATE_HZ } from "./constants";
import {
  type EqBandKind,
  type EqBandSettings,
  isNeutralBand,
  prototypePowerAt,
  writeEqPrototype,
} from "./eq-prototype";
import { cos, exp, gainToDecibels, tan } from "./math";
import { SVF_COEFFICIENT_COUNT, type SvfCoefficients, svfPowerAt, writeSvf } from "./svf";

/*
 * With v = (tan(πf/rate)/tan(πf0/rate))², the squared magnitude of every second-order digital filter is
 * (N0 + N1 v + N2 v²)/(1 + D1 v + D2 v²). N0 is the prototype's at 0 Hz. The other four are fitted to the prototype's
 * power R by weighted linear least squares of N − R·D over frequencies around f0 and up to the top of hearing; a weak
 * pull of D towards impulse-invariant poles (Vicanek, "Matched Second Order Digital Filters", 2016) keeps a pole from
 * settling beside a zero where the fit would be better than it needs to be.
 */
const HIGH_FREQUENCIES_HZ = [6000, 10000, 13000, 16000, 18000, 20000, 22000];
const FADE_FROM_HZ = 21000;
const FADE_TO_HZ = 23000;
const POWER_FLOOR = 1e-3;
const PULL = 0.1;
const LEAST_DAMPING = 0.3;
const LOW_CUT_HIGH_WEIGHT = 0.3;

const prototype = new Float64Array(6);
const pole = new Float64Array(2);
const normal = new Float64Array(20);
const row = new Float64Array(5);
const solution = new Float64Array(4);
const highTangentsSquared = Float64Array.from(HIGH_FREQUENCIES_HZ, (f) => {
  const t = tan((Math.PI * f) / SAMPLE_RATE_HZ);
  return t * t;
});

/** Coefficients of one band. `enabled` is not looked at. */
export function designBand(band: Omit<EqBandSettings, "enabled">): SvfCoefficients {
  const out = new Float64Array(SVF_COEFFICIENT_COUNT);
  writeBand(out, 0, band.kind, band.frequencyHz, band.gainDb, band.q);
  return out;
}

/** As `designBand`, into `out` at `offset`, without allocating. */
export function writeBand(
  out: Float64Array,
  offset: number,
  kind: EqBandKind,
  frequencyHz: number,
  gainDb: number,
  q: number,
): void {
  const g0 = tan((Math.PI * frequencyHz) / SAMPLE_RATE_HZ);
  writeEqPrototype(prototype, kind, gainDb, q);
  writePolePull(frequencyHz, g0);
  const atZero = prototype[2]! / prototype[5]!;
  accumulateFit(kind, frequencyHz, g0, q, atZero * atZero);
  solveFit();
  writeFitted(out, offset, kind, g0, atZero);
}

/**
 * Magnitude in dB of a whole equaliser at each frequency in Hz, from the coefficients that it runs with when its glides
 * have ended. Same length as `frequenciesHz`.
 */
export function eqMagnitudeDb(
  bands: readonly EqBandSettings[],
  frequenciesHz: ArrayLike<number>,
  outputGainDb = 0,
): Float64Array {
  const result = new Float64Array(frequenciesHz.length).fill(outputGainDb);
  for (const band of bands) {
    if (!band.enabled || isNeutralBand(band.kind, band.gainDb)) continue;
    const coefficients = designBand(band);
    for (let i = 0; i < result.length; i++) {
      result[i] = result[i]! + gainToDecibels(Math.sqrt(svfPowerAt(coefficients, 0, frequenciesHz[i]!)));
    }
  }
  return result;
}

/** D1 and D2 of the impulse-invariant poles, into `pole`. */
function writePolePull(frequencyHz: number, g0: number): void {
  const a2 = prototype[3]!;
  const a0 = prototype[5]!;
  const natural = ((2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ) * Math.sqrt(a0 / a2);
  const damping = prototype[4]! / (2 * Math.sqrt(a0 * a2));
  const radius = exp(-damping * natural);
  let sum: number;
  if (damping < 1) {
    // Above Nyquist a pole would fold down.
    sum = 2 * radius * cos(Math.min(natural * Math.sqrt(1 - damping * damping), 0.95 * Math.PI));
  } else {
    const spread = natural * Math.sqrt(damping * damping - 1);
    sum = exp(spread - damping * natural) + exp(-spread - damping * natural);
  }
  const product = radius * radius;
  const d0 = 1 - sum + product;
  const d1 = (2 * (1 - product) * g0) / d0;
  const d2 = ((1 + sum + product) * g0 * g0) / d0;
  pole[0] = d1 * d1 - 2 * d2;
  pole[1] = d2 * d2;
}

/** Normal equations of the fit: unknowns N1, N2, D1, D2. */
function accumulateFit(
  kind: EqBandKind,
  frequencyHz: number,
  g0: number,
  q: number,
  powerAtZero: number,
): void {
  normal.fill(0);
  const halfPowerRatio = 1 / (2 * q) + Math.sqrt(1 + 1 / (4 * q * q));
  addRow(kind, frequencyHz, g0, 1, powerAtZero);
  const root = Math.sqrt(halfPowerRatio);
  for (let i = 0, ratio = root; i < 4; i++, ratio *= ratio) {
    addRow(kind, frequencyHz, g0, ratio, powerAtZero);
    addRow(kind, frequencyHz, g0, 1 / ratio, powerAtZero);
  }
  if (kind === "low-shelf" || kind === "high-shelf") {
    // A shelf of high Q has a peak and a dip, at its poles and its zeros.
    const poleRatio = Math.sqrt(prototype[5]! / prototype[3]!);
    for (let i = -1, ratio = 1 / root; i < 2; i++, ratio *= root) {
      addRow(kind, frequencyHz, g0, ratio * poleRatio, powerAtZero);
      addRow(kind, frequencyHz, g0, ratio / poleRatio, powerAtZero);
    }
  }
  addRow(kind, frequencyHz, g0, 0.1, powerAtZero);
  addRow(kind, frequencyHz, g0, 0.3, powerAtZero);
  const highWeight = kind === "low-cut" ? LOW_CUT_HIGH_WEIGHT : 1;
  for (let i = 0; i < highTangentsSquared.length; i++) {
    const share = HIGH_FREQUENCIES_HZ[i]! / frequencyHz;
    const fade = (FADE_TO_HZ - HIGH_FREQUENCIES_HZ[i]!) / (FADE_TO_HZ - FADE_FROM_HZ);
    addPoint(
      kind,
      highTangentsSquared[i]! / (g0 * g0),
      share * share,
      highWeight * Math.min(1, fade),
      powerAtZero,
    );
  }
  addPull();
}

function addRow(kind: EqBandKind, frequencyHz: number, g0: number, ratio: number, powerAtZero: number): void {
  const f = frequencyHz * ratio;
  if (f >= FADE_TO_HZ) return;
  const t = tan((Math.PI * f) / SAMPLE_RATE_HZ) / g0;
  const weight = Math.min(1, (FADE_TO_HZ - f) / (FADE_TO_HZ - FADE_FROM_HZ));
  addPoint(kind, t * t, ratio * ratio, weight, powerAtZero);
}

/** One equation N(v) − R·D(v) = 0, divided by the size of its terms. A known coefficient's column stays 0. */
function addPoint(kind: EqBandKind, v: number, u: number, weight: number, powerAtZero: number): void {
  const power = prototypePowerAt(prototype, u);
  const scale = weight / (Math.max(power, POWER_FLOOR) * (1 + v * (pole[0]! + v * pole[1]!)));
  let known = powerAtZero;
  row[0] = v * scale;
  row[1] = v * v * scale;
  if (kind === "low-cut") row[0] = 0;
  if (kind === "notch") {
    known = powerAtZero * (1 - v) * (1 - v);
    row[0] = 0;
    row[1] = 0;
  }
  row[2] = -power * v * scale;
  row[3] = -power * v * v * scale;
  row[4] = (power - known) * scale;
  for (let i = 0; i < 4; i++) {
    for (let j = i; j < 5; j++) normal[i * 5 + j] = normal[i * 5 + j]! + row[i]! * row[j]!;
  }
}

function addPull(): void {
  const first = PULL / (Math.abs(pole[0]!) + 2 * Math.sqrt(pole[1]!));
  const second = PULL / pole[1]!;
  normal[12] = normal[12]! + first * first;
  normal[14] = normal[14]! + first * first * pole[0]!;
  normal[18] = normal[18]! + second * second;
  normal[19] = normal[19]! + second * PULL;
}

/** Gaussian elimination of the symmetric 4 × 4 system, into `solution`. A known coefficient's row is empty: 0. */
function solveFit(): void {
  for (let i = 0; i < 4; i++) {
    const pivot = normal[i * 5 + i]!;
    if (!(pivot > 0)) continue;
    for (let j = i + 1; j < 4; j++) {
      const factor = normal[i * 5 + j]! / pivot;
      for (let c = j; c < 5; c++) normal[j * 5 + c] = normal[j * 5 + c]! - factor * normal[i * 5 + c]!;
    }
  }
  for (let i = 3; i >= 0; i--) {
    let sum = normal[i * 5 + 4]!;
    for (let j = i + 1; j < 4; j++) sum -= normal[i * 5 + j]! * solution[j]!;
    const pivot = normal[i * 5 + i]!;
    solution[i] = pivot > 0 ? sum / pivot : 0;
  }
}

/**
 * Minimum-phase filter of the fitted power response. Far outside the usual settings (shelves of Q > 4 near the top of
 * hearing) the fit may ask for less damping than none: dips and peaks keep a share of the prototype's.
 */
function writeFitted(out: Float64Array, offset: number, kind: EqBandKind, g0: number, low: number): void {
  const pullDamping = pole[0]! + 2 * Math.sqrt(pole[1]!);
  const d2 = solution[3]! > 0 ? Math.sqrt(solution[3]!) : Math.sqrt(pole[1]!);
  const d1Squared = Math.max(solution[2]! + 2 * d2, LEAST_DAMPING * pullDamping);
  const rootD2 = Math.sqrt(d2);
  const prototypeBand = prototype[1]! / prototype[5]!;
  let high = Math.sqrt(Math.max(solution[1]!, 0));
  let bandSquared = Math.max(solution[0]! + 2 * low * high, LEAST_DAMPING * prototypeBand * prototypeBand);
  if (kind === "notch") {
    high = low;
    bandSquared = 0;
  }
  if (kind === "low-cut") bandSquared = 0;
  const band = Math.sqrt(bandSquared) / rootD2;
  writeSvf(out, offset, g0 / rootD2, Math.sqrt(d1Squared) / rootD2, high / d2, band, low);
}
