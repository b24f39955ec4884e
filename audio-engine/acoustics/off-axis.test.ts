import { describe, expect, it } from "vitest";
import { DIAPHRAGM_RADIUS_METRES, diffuseOctavePower, offAxisCornerHz, offAxisGainDb } from "./off-axis";
import { diffusePower } from "./polar";

/** J1 by its integral: (1/π) ∫ cos(τ − x sin τ) dτ over 0…π. */
function besselJ1(x: number): number {
  const steps = 2000;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const t = ((i + 0.5) * Math.PI) / steps;
    sum += Math.cos(t - x * Math.sin(t)) / steps;
  }
  return sum;
}

function pistonDb(radiusMetres: number, angleDegrees: number, hz: number): number {
  const x = ((2 * Math.PI * hz * radiusMetres) / 343.2) * Math.sin((angleDegrees * Math.PI) / 180);
  return 20 * Math.log10((2 * besselJ1(x)) / x);
}

describe("off-axis treble", () => {
  it("follows a piston within 0.1 dB to −3 dB and within 1.5 dB to −8 dB", () => {
    for (const type of ["dynamic", "condenser", "ribbon"] as const) {
      for (const angle of [15, 30, 45, 60, 90]) {
        for (let hz = 500; hz <= 20000; hz += 500) {
          const expected = pistonDb(DIAPHRAGM_RADIUS_METRES[type], angle, hz);
          if (!(expected > -8)) break;
          const error = Math.abs(offAxisGainDb(type, 0.5, angle, hz) - expected);
          expect(error).toBeLessThan(expected > -3.02 ? 0.1 : 1.5);
        }
      }
    }
  });

  it("has a corner that falls with angle and diaphragm", () => {
    expect(offAxisCornerHz("condenser", 0.5, 0)).toBe(Number.POSITIVE_INFINITY);
    let before = Number.POSITIVE_INFINITY;
    for (let angle = 10; angle <= 90; angle += 10) {
      const corner = offAxisCornerHz("condenser", 0.5, angle);
      expect(corner).toBeLessThan(before);
      expect(offAxisGainDb("condenser", 0.5, angle, corner)).toBeCloseTo(-3.01, 2);
      before = corner;
    }
    expect(offAxisCornerHz("dynamic", 0.5, 60)).toBeLessThan(offAxisCornerHz("ribbon", 0.5, 60));
  });

  it("stays dull behind a cardioid, and is bright behind a figure-8", () => {
    expect(offAxisGainDb("condenser", 0.5, 180, 12000)).toBeCloseTo(
      offAxisGainDb("condenser", 0.5, 90, 12000),
      6,
    );
    expect(offAxisGainDb("condenser", 0, 180, 12000)).toBeCloseTo(0, 9);
  });

  it("leaves the diffuse field as the pattern has it at low frequencies, and less above", () => {
    for (const a of [0, 0.5, 1]) {
      const powers = diffuseOctavePower("condenser", a);
      expect(powers[0]! / diffusePower(a)).toBeCloseTo(1, 2);
      expect(powers[8]!).toBeLessThan(0.8 * diffusePower(a));
    }
  });
});
