export type SaturationKind = "soft" | "tape" | "tube" | "hard";

/** A bend in the transfer: what comes out of an instantaneous level, and the area under it from 0. */
export interface SaturationCurve {
  readonly at: (x: number) => number;
  readonly integral: (x: number) => number;
}

/** Where the cubic curve is full. */
const FULL = 1.5;
const CUBE = 4 / 27;

/** x − 4x³/27 up to ±1.5, then ±1: slope 1 at 0, no corner anywhere. */
const soft: SaturationCurve = {
  at: (x) => (x >= FULL ? 1 : x <= -FULL ? -1 : x - CUBE * x * x * x),
  integral: (x) => {
    const size = Math.abs(x);
    if (size >= FULL) return size - 0.5625;
    const square = x * x;
    return 0.5 * square - 0.25 * CUBE * square * square;
  },
};

const hard: SaturationCurve = {
  at: (x) => Math.min(1, Math.max(-1, x)),
  integral: (x) => {
    const size = Math.abs(x);
    return size >= 1 ? size - 0.5 : 0.5 * x * x;
  },
};

/** How far from the middle a tube-like stage rests. */
const BIAS = 0.45;
const REST = soft.at(BIAS);
const REST_AREA = soft.integral(BIAS);
const REST_SLOPE = 1 - 3 * CUBE * BIAS * BIAS;

/** The soft curve used off its middle: one half-wave bends earlier, which makes even harmonics. Slope 1 at 0. */
const tube: SaturationCurve = {
  at: (x) => (soft.at(x + BIAS) - REST) / REST_SLOPE,
  integral: (x) => (soft.integral(x + BIAS) - REST_AREA - REST * x) / REST_SLOPE,
};

export const SATURATION_CURVES: Readonly<Record<SaturationKind, SaturationCurve>> = {
  soft,
  tape: soft,
  tube,
  hard,
};
