import { describe, expect, it } from "vitest";
import { airLossDbPerMetre } from "./air";
import { AcousticsError } from "./errors";
import { MATERIALS } from "./materials";
import { OCTAVE_CENTRES_HZ, OCTAVE_COUNT, octaveShare } from "./octave-bands";
import { clampToRoom, eyringT60Seconds, meanAbsorption, ROOMS, requireInside, SURFACES } from "./rooms";

describe("air", () => {
  it.each([
    [125, 0.44],
    [250, 1.31],
    [500, 2.73],
    [1000, 4.66],
    [2000, 9.89],
    [4000, 29.7],
    [8000, 105],
    [16000, 365],
  ])("loses at %d Hz what ISO 9613-1 tables, ±1 %", (hz, dbPerKilometre) => {
    expect(Math.abs((1000 * airLossDbPerMetre(hz)) / dbPerKilometre - 1)).toBeLessThan(0.01);
  });
});

describe("rooms", () => {
  it.each([
    ["live-room", 0.566],
    ["vocal-booth", 0.059],
    ["control-room", 0.218],
    ["hall", 1.38],
  ] as const)("%s has the reverberation time it was designed for, ±5 % at mid frequencies", (id, seconds) => {
    const t60 = eyringT60Seconds(ROOMS[id]);
    expect(Math.abs((t60[3]! + t60[4]!) / 2 / seconds - 1)).toBeLessThan(0.05);
  });

  it("decay by Eyring's formula with air", () => {
    for (const room of Object.values(ROOMS)) {
      const { x, y, z } = room.size;
      const surface = 2 * (x * y + y * z + x * z);
      const absorption = meanAbsorption(room);
      eyringT60Seconds(room).forEach((seconds, band) => {
        const airPower = airLossDbPerMetre(OCTAVE_CENTRES_HZ[band]!) / (10 * Math.log10(Math.E));
        const denominator = -surface * Math.log(1 - absorption[band]!) + 4 * airPower * x * y * z;
        expect(seconds / (((55.262 / 343.2) * x * y * z) / denominator)).toBeCloseTo(1, 4);
      });
    }
  });

  it("have surfaces whose shares sum to 1, of materials with every band", () => {
    for (const room of Object.values(ROOMS)) {
      for (const name of SURFACES) {
        expect(room.surfaces[name].reduce((sum, { share01 }) => sum + share01, 0)).toBeCloseTo(1, 12);
      }
    }
    for (const { absorption01 } of Object.values(MATERIALS)) expect(absorption01).toHaveLength(OCTAVE_COUNT);
  });

  it("hold what is inside, clamp what is not, and say so", () => {
    const room = ROOMS["vocal-booth"];
    expect(clampToRoom(room, { x: -1, y: 0.9, z: 9 })).toEqual({ x: 0.05, y: 0.9, z: 2.3 - 0.05 });
    expect(() => requireInside(room, { x: 1, y: 1, z: 1 }, "microphone")).not.toThrow();
    for (const bad of [2, 0, Number.NaN]) {
      expect(() => requireInside(room, { x: bad, y: 1, z: 1 }, "microphone")).toThrow(AcousticsError);
    }
    expect(() => requireInside(room, { x: 2.4, y: 1, z: 1 }, "microphone")).toThrow(
      /^The microphone is outside the vocal booth: x is 2.4 m/,
    );
  });
});

describe("octave shares", () => {
  it.each([0.3, 1])("sum to 1 at every frequency, crossover %d octaves", (width) => {
    for (let hz = 0; hz <= 24000; hz += 37) {
      let sum = 0;
      for (let band = 0; band < OCTAVE_COUNT; band++) sum += octaveShare(band, hz, width);
      expect(sum).toBeCloseTo(1, 12);
    }
    OCTAVE_CENTRES_HZ.forEach((hz, band) => {
      expect(octaveShare(band, hz, width)).toBeCloseTo(1, 9);
    });
  });
});
