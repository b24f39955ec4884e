import fc from "fast-check";

const STEPS = 2 ** 30;

/** Numbers spread evenly over a range, now and then its ends: `fc.double` spreads them over their bits, mostly at 0. */
export const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 7, arbitrary: fc.integer({ min: 0, max: STEPS }).map((i) => min + ((max - min) * i) / STEPS) },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
  );
