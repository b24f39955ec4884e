import { expect } from "vitest";

/** Typed arrays of numbers, of which tests compare seconds of sound. */
type Samples = Float32Array | Float64Array | Int16Array | Int32Array | Uint8Array;

const KINDS = [Float32Array, Float64Array, Int16Array, Int32Array, Uint8Array];

function areSamples(one: unknown, other: unknown): one is Samples {
  return KINDS.some((kind) => one instanceof kind && other instanceof kind);
}

/**
 * What `toEqual` finds equal sample by sample, a hundred times sooner: each sample the same, NaN and the sign of zero
 * included. Where it is not, the matcher looks for itself and says what differs.
 */
function samplesEqual(one: unknown, other: unknown): true | undefined {
  if (!areSamples(one, other)) return undefined;
  const expected = other as Samples;
  if (one.constructor !== expected.constructor || one.length !== expected.length) return undefined;
  for (let i = 0; i < one.length; i++) if (!Object.is(one[i], expected[i])) return undefined;
  return true;
}

// Test files of one worker share its matchers.
const shared = globalThis as { samplesAreCompared?: true };
if (shared.samplesAreCompared === undefined) {
  shared.samplesAreCompared = true;
  expect.addEqualityTesters([samplesEqual]);
}
