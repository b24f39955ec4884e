import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenly } from "@/tests/helpers/evenly";
import { energy, energyBetween, magnitudeAt } from "@/tests/helpers/room-measures";
import { AcousticsError } from "./errors";
import {
  applyPopFilterTreble,
  makePlosive,
  PLOSIVE_JET,
  type PlosivePlacement,
  POP_FILTER,
  plosiveAtMicrophone,
  plosiveDelaySeconds,
  plosiveGain,
  plosivePlacement,
  popFilterTrebleDb,
} from "./plosive";

const decibels = (gain: number) => 20 * Math.log10(gain);
const at = (fields: Partial<PlosivePlacement>) =>
  plosiveGain({ distanceMetres: 0.1, offAxisDegrees: 0, pattern01: 0.5, popFilter: false, ...fields });

const placements = fc.record({
  distanceMetres: evenly(0.005, 2),
  offAxisDegrees: evenly(0, 60),
  pattern01: evenly(0, 1),
  popFilter: fc.boolean(),
});

describe("the push of a plosive", () => {
  it("falls by 12.04 dB per doubling beyond the core, and not at all within it", () => {
    fc.assert(
      fc.property(placements, (placement) => {
        const farther = { ...placement, distanceMetres: 2 * placement.distanceMetres };
        const fall = decibels(plosiveGain(placement) / plosiveGain(farther));
        const along = placement.distanceMetres * Math.cos((placement.offAxisDegrees * Math.PI) / 180);
        if (along >= PLOSIVE_JET.coreMetres) expect(fall).toBeCloseTo(12.0412, 4);
        expect(fall).toBeGreaterThanOrEqual(-1e-9);
        if (2 * along <= PLOSIVE_JET.coreMetres) expect(fall).toBeCloseTo(0, 9);
      }),
      { seed: 48000 },
    );
  });

  it("is the Gaussian of a jet across: velocity halves at the half-width, so pressure quarters", () => {
    const degrees = (Math.atan(PLOSIVE_JET.halfWidth) * 180) / Math.PI;
    // Within the core, where distance does nothing.
    const inCore = (offAxisDegrees: number) => at({ distanceMetres: 0.05, offAxisDegrees });
    expect(decibels(inCore(degrees) / inCore(0))).toBeCloseTo(-12.0412, 4);
  });

  it("is less the farther off axis: 10 dB or more at 15°, 60 dB or more at 30°, nothing beside or behind", () => {
    fc.assert(
      fc.property(placements, evenly(0.1, 20), (placement, more) => {
        const turned = { ...placement, offAxisDegrees: placement.offAxisDegrees + more };
        expect(plosiveGain(turned)).toBeLessThan(plosiveGain(placement));
      }),
      { seed: 48000 },
    );
    for (const distanceMetres of [0.05, 0.1, 0.3]) {
      const onAxis = at({ distanceMetres });
      expect(decibels(at({ distanceMetres, offAxisDegrees: 15 }) / onAxis)).toBeLessThan(-10);
      expect(decibels(at({ distanceMetres, offAxisDegrees: 30 }) / onAxis)).toBeLessThan(-60);
    }
    expect(at({ offAxisDegrees: 90 })).toBe(0);
    expect(at({ offAxisDegrees: 180 })).toBe(0);
  });

  it("hits a pressure-gradient microphone harder: 12 dB a figure-8, 7.93 dB a cardioid, an omni least", () => {
    expect(decibels(at({ pattern01: 0 }) / at({ pattern01: 1 }))).toBeCloseTo(12, 6);
    expect(decibels(at({ pattern01: 0.5 }) / at({ pattern01: 1 }))).toBeCloseTo(
      decibels((1 + 10 ** (12 / 20)) / 2),
      6,
    );
    fc.assert(
      fc.property(placements, evenly(0.01, 0.5), (placement, share) => {
        const more = { ...placement, pattern01: placement.pattern01 * (1 - share) };
        fc.pre(placement.pattern01 > 0.01);
        expect(plosiveGain(more)).toBeGreaterThan(plosiveGain(placement));
      }),
      { seed: 48000 },
    );
  });

  it("is 20 dB less behind a pop filter", () => {
    expect(decibels(at({ popFilter: true }) / at({}))).toBeCloseTo(POP_FILTER.jetDb, 6);
  });

  it("arrives long after the sound, and the later the farther", () => {
    let before = 0;
    for (let metres = 0.01; metres < 1; metres += 0.01) {
      const seconds = plosiveDelaySeconds(metres);
      expect(seconds).toBeGreaterThan(before);
      expect(seconds).toBeGreaterThan(10 * (metres / 343.2));
      before = seconds;
    }
    // Beyond the core the front's speed is that of the jet: core/x of the lips'.
    const speed = 1e-4 / (plosiveDelaySeconds(0.3001) - plosiveDelaySeconds(0.3));
    expect(speed / ((20 * PLOSIVE_JET.coreMetres) / 0.30005)).toBeCloseTo(1, 6);
  });

  it("knows from a source's aim how far a microphone stands in its breath", () => {
    const source = { position: { x: 1, y: 1, z: 1.5 }, aim: { azimuthDegrees: 90, elevationDegrees: 0 } };
    const { distanceMetres, offAxisDegrees } = plosivePlacement(
      source,
      { position: { x: 1.1, y: 1, z: 1.6 }, pattern01: 0.5 },
      false,
    );
    expect(distanceMetres).toBeCloseTo(Math.SQRT2 / 10, 9);
    expect(offAxisDegrees).toBeCloseTo(45, 5);
  });

  it("refuses what is no distance and no pattern", () => {
    expect(() => at({ distanceMetres: -1 })).toThrow(AcousticsError);
    expect(() => at({ pattern01: Number.NaN })).toThrow(AcousticsError);
  });
});

describe("the burst", () => {
  it.each([1, 2, 3, 77, 4096])("of seed %d lies below 100 Hz, peaks at 1 and dies away", (seed) => {
    const burst = makePlosive(seed);
    const low = 100 * energyBetween(burst, 0, 100);
    const all = 24000 * energyBetween(burst, 0, 24000);
    expect(low / all).toBeGreaterThan(0.95);
    expect(burst.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0)).toBe(1);
    expect(energy(burst, 0, 4800) / energy(burst)).toBeGreaterThan(0.9);
    expect(energy(burst, burst.length - 960) / energy(burst)).toBeLessThan(1e-4);
    expect(makePlosive(seed)).toEqual(burst);
    expect(makePlosive(seed + 1)).not.toEqual(burst);
  });

  it("comes to a microphone as loud and as late as it should", () => {
    const placement = { distanceMetres: 0.2, offAxisDegrees: 5, pattern01: 0.5, popFilter: true };
    const heard = plosiveAtMicrophone(placement, 3);
    const delay = heard.length - makePlosive(3).length;
    expect(delay).toBe(Math.round(plosiveDelaySeconds(0.2) * 48000));
    expect(energy(heard, 0, delay)).toBe(0);
    expect(Math.max(...heard.map(Math.abs))).toBeCloseTo(plosiveGain(placement), 12);
  });
});

describe("a pop filter before a voice", () => {
  it("takes 0.5 dB at 10 kHz, less than 0.1 below 1 kHz, never more than 1", () => {
    expect(popFilterTrebleDb([10000])[0]).toBeCloseTo(-0.5, 1);
    for (let hz = 30; hz < 20000; hz *= 1.1) {
      const db = popFilterTrebleDb([hz])[0]!;
      if (hz < 1000) expect(Math.abs(db)).toBeLessThan(0.1);
      expect(db).toBeLessThanOrEqual(0.001);
      expect(db).toBeGreaterThan(-1.05);
    }
  });

  it("is drawn as it is heard, within 0.01 dB", () => {
    const response = new Float64Array(8192);
    response[0] = 1;
    applyPopFilterTreble(response);
    for (const hz of [1000, 5000, 10000, 16000]) {
      expect(Math.abs(decibels(magnitudeAt(response, hz)) - popFilterTrebleDb([hz])[0]!)).toBeLessThan(0.01);
    }
  });
});
