import { describe, expect, it } from "vitest";
import {
  congruentialNoise,
  readReference,
  runInBlocks,
  runMono,
  runUnit,
} from "@/tests/helpers/dynamics-signals";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { Cabinet, type CabinetSettings } from "./cabinet";
import type { CabinetKind } from "./cabinet-kinds";

const { frequenciesHz, settings: rows } = readReference<{
  frequenciesHz: number[];
  settings: (Omit<CabinetSettings, "outputDb"> & { levelsDb: number[] })[];
}>("cabinet.json");

function responseDb(settings: CabinetSettings): number[] {
  const impulse = new Float64Array(24000);
  impulse[0] = 1;
  const answer = runMono(new Cabinet(settings), impulse);
  return frequenciesHz.map((hz) => 20 * Math.log10(magnitudeAt(answer, hz)));
}

describe("a cabinet", () => {
  it.each(rows)(
    "$kind, microphone at $position01 and $distanceMetres m, has the response of its prototype, ±0.1 dB to 10 kHz",
    ({ levelsDb, ...settings }) => {
      responseDb({ ...settings, outputDb: 0 }).forEach((level, i) => {
        if (frequenciesHz[i]! <= 10000)
          expect(Math.abs(level - levelsDb[i]!), `${frequenciesHz[i]} Hz`).toBeLessThan(0.1);
      });
    },
  );

  it("is darker at the cone's edge than in its middle, and has less bass from afar", () => {
    const kind = "closed-4x12";
    const at = (position01: number, distanceMetres: number) =>
      responseDb({ kind, position01, distanceMetres, outputDb: 0 });
    const index = (hz: number) => frequenciesHz.findIndex((frequency) => frequency >= hz);
    const [centre, edge, far] = [at(0, 0.02), at(1, 0.02), at(0, 0.5)];
    expect(centre[index(4000)]! - edge[index(4000)]!).toBeGreaterThan(7);
    expect(Math.abs(centre[index(200)]! - edge[index(200)]!)).toBeLessThan(0.3);
    expect(centre[index(100)]! - far[index(100)]!).toBeGreaterThan(3.5);
    expect(Math.abs(centre[index(3000)]! - far[index(3000)]!)).toBeLessThan(0.3);
  });

  it("is minimum-phase: no other answer with its magnitudes comes sooner", () => {
    const impulse = new Float64Array(4096);
    impulse[0] = 1;
    const answer = runMono(
      new Cabinet({ kind: "open-1x12", position01: 0.35, distanceMetres: 0.05, outputDb: 0 }),
      impulse,
    );
    // Of a minimum-phase response the first sample is the geometric mean of its magnitudes (Jensen's formula).
    let logarithms = 0;
    for (let k = 0; k < 4096; k++) {
      logarithms += Math.log(magnitudeAt(answer, ((k + 0.5) * 48000) / 8192));
    }
    expect(Math.abs(20 * Math.log10(answer[0]! / Math.exp(logarithms / 4096)))).toBeLessThan(0.01);
  });

  it("taken away is a wire, to the bit", () => {
    const noise = congruentialNoise(1, 4800);
    const direct = new Cabinet({ kind: "direct", position01: 1, distanceMetres: 0.01, outputDb: 0 });
    expect(runMono(direct, noise)).toEqual(noise);
  });

  it.each(["open-1x12", "closed-4x12", "bass-8x10"] satisfies CabinetKind[])(
    "%s does not depend on how blocks are cut, and ends in exact silence",
    (kind) => {
      const settings = { kind, position01: 0.2, distanceMetres: 0.03, outputDb: -3 };
      const input = { left: congruentialNoise(1, 4800), right: congruentialNoise(2, 4800) };
      const whole = runUnit(new Cabinet(settings), input);
      expect(runInBlocks(new Cabinet(settings), input, [1, 3, 2])).toEqual(whole);
      const burst = new Float64Array(96000);
      burst.set(congruentialNoise(3, 2400));
      expect(
        runMono(new Cabinet(settings), burst)
          .subarray(-3200)
          .every((x) => x === 0),
      ).toBe(true);
    },
  );
});
