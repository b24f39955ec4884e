/** Something that the engine promises, and how it is held to it. */
export interface Claim {
  /** Also the fragment of its place on the page. */
  readonly id: string;
  /** What is checked, in a word or two. */
  readonly title: string;
  /** The promise, as a student may read it. */
  readonly promise: string;
  /** What it is held against, and where that comes from. */
  readonly reference: string;
  /** Largest deviation allowed, in `unit`. */
  readonly tolerance: number;
  readonly unit: "dB" | "LU" | "%" | "samples" | "ulp" | "gain";
  readonly measure: () => Finding;
}

export interface Finding {
  /** Largest deviation found, in the claim's unit. */
  readonly worst: number;
  /** How many values were compared. */
  readonly values: number;
  readonly plot: Plot;
}

/** What is drawn: a curve beside its reference, or the deviation of every case. */
export interface Plot {
  readonly kind: "curve" | "deviations";
  readonly xLabel: string;
  readonly xScale: "linear" | "log";
  readonly yLabel: string;
  readonly x: readonly number[];
  /** Measured values, or deviations. */
  readonly y: readonly number[];
  /** What they should be; zeros for deviations. */
  readonly expected: readonly number[];
}

/** A claim as it was found, to be kept and shown. */
export type Result = Omit<Claim, "measure"> & Finding;

export function resultOf({ measure, ...claim }: Claim): Result {
  return { ...claim, ...rounded(measure()) };
}

/** Six significant digits: what is kept should not change with the last bit of a measurement. */
function rounded({ worst, values, plot }: Finding): Finding {
  const digits = (list: readonly number[]): number[] => list.map((value) => Number(value.toPrecision(6)));
  return {
    worst: Number(worst.toPrecision(6)),
    values,
    plot: { ...plot, x: digits(plot.x), y: digits(plot.y), expected: digits(plot.expected) },
  };
}

/** Collects deviations while a claim is measured. */
export class Deviations {
  worst = 0;
  values = 0;
  /** Where the largest one was. */
  worstAt = 0;

  /** @param at the case's number */
  add(measured: number, expected: number, at = this.values): void {
    const deviation = measured === expected ? 0 : Math.abs(measured - expected);
    this.values += 1;
    // Written so that NaN counts as the worst.
    if (deviation <= this.worst) return;
    this.worst = Number.isNaN(deviation) ? Number.POSITIVE_INFINITY : deviation;
    this.worstAt = at;
  }
}

/** A plot of the deviation of each case in its order. */
export function deviationsPlot(
  yLabel: string,
  y: readonly number[],
  x?: readonly number[],
  xLabel = "case",
): Plot {
  const at = x ?? y.map((_, i) => i + 1);
  return { kind: "deviations", xLabel, xScale: "linear", yLabel, x: at, y, expected: y.map(() => 0) };
}
