import { cos, exp2, log2, sin } from "@/audio-engine/dsp/math";
import reference from "@/tests/reference/functions.json";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const FUNCTIONS = { log2, exp2, sin, cos };

/** The distance from a double to the next one of its size. */
const ulpOf = (value: number): number => 2 ** (Math.floor(Math.log2(Math.abs(value))) - 52);

export const functions: Claim = {
  id: "functions",
  title: "Logarithm, power, sine, cosine",
  promise:
    "Browsers differ in the last digits of these functions. Ours are made of plus, minus, times and divide alone, so every browser computes the same sound.",
  reference: "Python's decimal arithmetic with 100 digits, 600 random arguments",
  tolerance: 2,
  unit: "ulp",
  measure() {
    const deviations = new Deviations();
    const errors = Object.entries(FUNCTIONS).flatMap(([name, compute]) =>
      (reference[name as keyof typeof FUNCTIONS] as [number, number][]).map(([argument, exact]) => {
        const error = (compute(argument) - exact) / ulpOf(exact);
        deviations.add(error, 0);
        return error;
      }),
    );
    const plot = deviationsPlot(
      "deviation in units of the last binary place",
      errors.filter((_, i) => i % 4 === 0),
    );
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
