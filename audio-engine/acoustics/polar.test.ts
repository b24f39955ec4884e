import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenly } from "@/tests/helpers/evenly";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import {
  addLeakyIntegral,
  diffusePower,
  nearestPattern,
  PATTERNS,
  polarGain,
  polarGainDb,
  proximityFactor,
  proximityGainDb,
} from "./polar";
import { degreesOfCosine, direction } from "./vectors";

const decibels = (amplitude: number) => 20 * Math.log10(amplitude);
const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);

describe("polar pattern", () => {
  it("follows a + (1 − a) cos θ within 0.05 dB", () => {
    fc.assert(
      fc.property(evenly(0, 1), fc.integer({ min: -180, max: 180 }), (a, angle) => {
        const expected = Math.abs(a + (1 - a) * cosine(angle));
        fc.pre(expected > 1e-3);
        expect(Math.abs(polarGainDb(a, angle) - decibels(expected))).toBeLessThan(0.05);
      }),
      { seed: 48000 },
    );
  });

  it.each([
    ["cardioid", 180],
    ["supercardioid", 125.264],
    ["hypercardioid", 109.471],
    ["figure-8", 90],
  ] as const)("has the null of a %s at %d°, 60 dB down or more", (name, angle) => {
    // Supercardioid: a = (√3 − 1)/2, of which the table keeps three digits.
    const a = name === "supercardioid" ? (Math.sqrt(3) - 1) / 2 : PATTERNS[name];
    expect(polarGainDb(a, angle)).toBeLessThan(-60);
    expect(polarGainDb(PATTERNS[name], angle)).toBeLessThan(-60);
    expect(polarGainDb(a, angle - 20)).toBeGreaterThan(-40);
  });

  it("is named after the nearest usual value", () => {
    expect(nearestPattern(0.5)).toBe("cardioid");
    expect(nearestPattern(0.35)).toBe("supercardioid");
    expect(nearestPattern(0.02)).toBe("figure-8");
    expect(nearestPattern(0.9)).toBe("omnidirectional");
  });

  it("hears a diffuse field as the mean over the sphere", () => {
    for (const a of Object.values(PATTERNS)) {
      let mean = 0;
      for (let i = 0; i < 20000; i++) mean += polarGain(a, (2 * i + 1) / 20000 - 1) ** 2 / 20000;
      expect(diffusePower(a)).toBeCloseTo(mean, 7);
    }
  });
});

describe("proximity", () => {
  it.each([
    [0.025, 20.8],
    [0.05, 14.9],
    [0.1, 9.27],
    [0.2, 4.57],
    [1, 0.31],
  ])("lifts 100 Hz of a cardioid at %d m by %d dB", (metres, expectedDb) => {
    expect(Math.abs(proximityGainDb(0.5, 0, metres, 100) - expectedDb)).toBeLessThan(0.06);
  });

  it("does nothing to an omnidirectional microphone, and refuses a distance that is none", () => {
    expect(proximityGainDb(1, 0, 0.025, 50)).toBe(0);
    expect(() => proximityGainDb(0.5, 0, 0, 100)).toThrow(/longer than 0/);
  });

  /** Impulse response of g + k/(s + ω0), long enough for its corner. */
  function response(a: number, angle: number, metres: number): Float64Array {
    const gradient = new Float64Array(24000);
    gradient[0] = proximityFactor(a, cosine(angle), metres);
    const out = new Float64Array(gradient.length);
    out[0] = polarGain(a, cosine(angle));
    addLeakyIntegral(out, gradient);
    return out;
  }

  it("is realised within 0.2 dB from 30 Hz to 1 kHz at every pattern, angle and distance", () => {
    fc.assert(
      fc.property(evenly(0, 1), fc.integer({ min: 0, max: 180 }), evenly(0.02, 4), (a, angle, metres) => {
        const filter = response(a, angle, metres);
        for (const hz of [30, 41, 60, 100, 250, 1000]) {
          const far = a + (1 - a) * cosine(angle);
          const near = ((1 - a) * cosine(angle) * 343.2) / metres / (2 * Math.PI * hz);
          const expected = Math.hypot(far, near);
          if (expected < 1e-3) continue;
          expect(Math.abs(decibels(magnitudeAt(filter, hz) / expected))).toBeLessThan(0.2);
        }
      }),
      { numRuns: 60, seed: 48000 },
    );
  });

  it("levels off below 20 Hz", () => {
    const filter = response(0.5, 0, 0.05);
    const at20 = decibels(magnitudeAt(filter, 20));
    expect(decibels(magnitudeAt(filter, 0)) - at20).toBeLessThan(12.5);
  });

  it("changes without a jump while the microphone turns", () => {
    for (const a of [0, 0.25, 0.366, 0.5]) {
      let largest = 0;
      for (let angle = 0; angle < 180; angle += 0.01) {
        const step = proximityFactor(a, cosine(angle + 0.01), 0.1) - proximityFactor(a, cosine(angle), 0.1);
        largest = Math.max(largest, Math.abs(step));
      }
      expect(largest).toBeLessThan(((1 - a) * 343.2 * 2.5 * 0.01 * Math.PI) / 180 / 0.1);
    }
  });
});

describe("angles", () => {
  it("turn clockwise from +y seen from above, and up", () => {
    const east = direction({ azimuthDegrees: 90, elevationDegrees: 0 });
    expect(east.x).toBeCloseTo(1, 12);
    expect(east.y).toBe(0);
    expect(direction({ azimuthDegrees: 37, elevationDegrees: 90 }).z).toBeCloseTo(1, 12);
  });

  it("come back from their cosine", () => {
    for (let degrees = 0; degrees <= 180; degrees += 0.5) {
      expect(Math.abs(degreesOfCosine(cosine(degrees)) - degrees)).toBeLessThan(1e-5);
    }
  });
});
