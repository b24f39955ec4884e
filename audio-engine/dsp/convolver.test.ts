import { describe, expect, it } from "vitest";
import { RoomConvolver } from "./convolver";
import { CONVOLVER_LEVELS, MAX_IMPULSE_FRAMES, partitionShare, prepareImpulse } from "./convolver-layout";
import { unitWhiteNoiseAt } from "./noise";

function noise(seed: number, length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => unitWhiteNoiseAt(seed, i));
}

/** Noise that dies away by 60 dB over its length. */
function roomResponse(seed: number, length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => unitWhiteNoiseAt(seed, i) * 10 ** ((-3 * i) / length));
}

function run(convolver: RoomConvolver, input: Float64Array, frames = 32): Float64Array {
  const out = Float64Array.from(input);
  const block = new Float64Array(frames);
  for (let from = 0; from < out.length; from += frames) {
    block.set(out.subarray(from, from + frames));
    convolver.process(block, frames);
    out.set(block, from);
  }
  return out;
}

function directAt(input: Float64Array, impulse: Float64Array, n: number): number {
  let sum = 0;
  for (let k = 0; k < impulse.length && k <= n; k++) sum += impulse[k]! * input[n - k]!;
  return sum;
}

const MAX = MAX_IMPULSE_FRAMES;

describe("RoomConvolver", () => {
  it.each([1, 64, 128, 129, 1000, 1024, 1025, 5000, MAX])(
    "%i taps: direct convolution, null ≤ −250 dB",
    (taps) => {
      const impulse = roomResponse(2, taps);
      const input = noise(1, 40960);
      const output = run(new RoomConvolver(prepareImpulse(impulse)), input);
      let error = 0;
      let power = 0;
      for (let n = 0; n < input.length; n += taps > 5000 ? 37 : 7) {
        const expected = directAt(input, impulse, n);
        error += (output[n]! - expected) ** 2;
        power += expected ** 2;
      }
      expect(10 * Math.log10(error / power)).toBeLessThan(-250);
    },
  );

  it("an impulse comes out at once, as the response itself, and ends in exact silence", () => {
    const impulse = roomResponse(3, 20000);
    const input = new Float64Array(32 * 1300);
    input[5] = 1;
    const output = run(new RoomConvolver(prepareImpulse(impulse)), input);
    expect(output[4]).toBe(0);
    for (let i = 0; i < 20000; i++) expect(Math.abs(output[5 + i]! - impulse[i]!)).toBeLessThan(1e-14);
    expect(output.subarray(32 * 1250).every((x) => x === 0)).toBe(true);
  });

  it("the host's block size changes no bit", () => {
    const impulse = prepareImpulse(roomResponse(4, 9000));
    const input = noise(7, 12800);
    const reference = run(new RoomConvolver(impulse), input);
    expect(run(new RoomConvolver(impulse), input, 128)).toEqual(reference);
  });

  it("reset gives the bits of a new one, with the response set last", () => {
    const input = noise(8, 6400);
    const second = prepareImpulse(roomResponse(6, 3000));
    const used = new RoomConvolver(prepareImpulse(roomResponse(5, 9000)));
    run(used, input.subarray(0, 3232));
    used.setImpulse(second);
    run(used, input.subarray(0, 1056));
    used.reset();
    expect(used.isFading).toBe(false);
    expect(run(used, input)).toEqual(run(new RoomConvolver(second), input));
  });

  it("cross-fades in 30 ms between what either response alone would give", () => {
    const first = prepareImpulse(roomResponse(9, 30000));
    const second = prepareImpulse(roomResponse(10, MAX));
    const input = noise(11, 32 * 400);
    const oldOutput = run(new RoomConvolver(first), input);
    const newOutput = run(new RoomConvolver(second), input);
    const convolver = new RoomConvolver(first);
    const setAt = 32 * 101;
    const head = run(convolver, input.subarray(0, setAt));
    convolver.setImpulse(second);
    const output = [...head, ...run(convolver, input.subarray(setAt))];
    const start = output.findIndex((x, i) => x !== oldOutput[i]);
    const share = (i: number) => (output[i]! - oldOutput[i]!) / (newOutput[i]! - oldOutput[i]!);
    expect(start - setAt).toBeGreaterThanOrEqual(0);
    expect(start - setAt).toBeLessThanOrEqual(1024);
    for (let i = 0; i < 1440; i++) {
      if (Math.abs(newOutput[start + i]! - oldOutput[start + i]!) < 0.01) continue;
      expect(Math.abs(share(start + i) - (i + 1) / 1440)).toBeLessThan(1e-9);
    }
    expect(output.slice(start + 1440)).toEqual([...newOutput.subarray(start + 1440)]);
    expect(convolver.isFading).toBe(false);
  });

  it("a sine does not click while the room changes again and again; the last response stays", () => {
    const input = Float64Array.from({ length: 32 * 1500 }, (_, i) =>
      Math.sin((2 * Math.PI * 100 * i) / 48000),
    );
    const gains = [1, 0.5, 0.9, -0.2, 0.7];
    const responses = gains.map((gain) =>
      prepareImpulse(Float64Array.from({ length: 3000 }, (_, i) => (i === 0 ? gain : 0))),
    );
    const convolver = new RoomConvolver(responses[0]!);
    const output = Float64Array.from(input);
    for (let slice = 0; slice < 1500; slice++) {
      // Every 4 ms: far more often than a fade takes.
      if (slice % 6 === 0 && slice < 900) convolver.setImpulse(responses[(slice / 6) % gains.length]!);
      const block = output.slice(slice * 32, slice * 32 + 32);
      convolver.process(block, 32);
      output.set(block, slice * 32);
    }
    let largestStep = 0;
    for (let i = 1; i < output.length; i++)
      largestStep = Math.max(largestStep, Math.abs(output[i]! - output[i - 1]!));
    // The sine's own step, and 1.2 of gain over 1440 frames.
    expect(largestStep).toBeLessThan((2 * Math.PI * 100) / 48000 + 1.2 / 1440);
    expect(output[output.length - 12]! / input[input.length - 12]!).toBeCloseTo(gains[149 % 5]!, 12);
  });

  it("spreads the products evenly over a block's slices", () => {
    for (const level of CONVOLVER_LEVELS) {
      for (const used of [0, 1, level.partitions - 1, level.partitions]) {
        const slices = level.partitionFrames / 32;
        const shares = Array.from(
          { length: slices },
          (_, s) => partitionShare(level, used, s + 1) - partitionShare(level, used, s),
        );
        expect(shares.reduce((a, b) => a + b)).toBe(used);
        const working = slices > 2 ? shares.slice(1, -1) : shares;
        expect(Math.max(...working) - Math.min(...working)).toBeLessThanOrEqual(1);
      }
    }
  });

  it("refuses responses beyond 1.5 s", () => {
    expect(() => prepareImpulse(new Float64Array(MAX + 1))).toThrow(RangeError);
  });
});
