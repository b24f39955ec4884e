import { describe, expect, it } from "vitest";
import type { Placement } from "./arrivals";
import { describePlacement } from "./placement";
import { eyringT60Seconds, ROOMS } from "./rooms";

const room = ROOMS["live-room"];

function placed(metres: number, pattern01: number, azimuthDegrees = 0, sourceHeight = 1.2): Placement {
  return {
    room,
    source: { position: { x: 3, y: 4, z: sourceHeight }, aim: { azimuthDegrees: 180, elevationDegrees: 0 } },
    microphone: {
      position: { x: 3, y: 4 - metres, z: sourceHeight },
      aim: { azimuthDegrees, elevationDegrees: 0 },
      pattern01,
      type: "condenser",
    },
  };
}

describe("placement in numbers", () => {
  it("gives distance, angle and the proximity at 100 Hz", () => {
    const near = describePlacement(placed(0.1, 0.5));
    expect(near.distanceMetres).toBeCloseTo(0.1, 9);
    expect(near.angleDegrees).toBeCloseTo(0, 4);
    expect(near.proximityGainDb).toBeCloseTo(9.27, 1);
    const turned = describePlacement(placed(0.5, 1, 60));
    expect(turned.angleDegrees).toBeCloseTo(60, 4);
    expect(turned.proximityGainDb).toBe(0);
  });

  it("gives the delay of the first reflection: here from the floor", () => {
    const { earlyReflectionDelaySeconds } = describePlacement(placed(0.6, 0.5, 0, 0.8));
    expect(earlyReflectionDelaySeconds).toBeCloseTo((Math.hypot(0.6, 1.6) - 0.6) / 343.2, 9);
  });

  it("has the critical distance of an omnidirectional microphone at 0.057 √(V/T)", () => {
    const t60 = eyringT60Seconds(room).slice(3, 7);
    const mean = t60.reduce((sum, seconds) => sum + seconds, 0) / 4;
    const expected = 0.057 * Math.sqrt((7 * 5.5 * 3.2) / mean);
    // The treble that a diaphragm does not hear from all around lets the distance grow a little.
    const { criticalDistanceMetres } = describePlacement(placed(1, 1));
    expect(criticalDistanceMetres / expected).toBeGreaterThan(1);
    expect(criticalDistanceMetres / expected).toBeLessThan(1.1);
    expect(describePlacement(placed(1, 0.5)).criticalDistanceMetres / criticalDistanceMetres).toBeCloseTo(
      Math.sqrt(3),
      1,
    );
  });

  it("hears less room from nearer, and with a cardioid than with an omni", () => {
    const ratios = [0.1, 0.2, 0.4, 0.8, 1.6].map(
      (m) => describePlacement(placed(m, 0.5)).directToReverberantDb,
    );
    for (let i = 1; i < ratios.length; i++) expect(ratios[i]!).toBeLessThan(ratios[i - 1]!);
    expect(ratios[1]! - ratios[0]!).toBeGreaterThan(-6.8);
    expect(ratios[1]! - ratios[0]!).toBeLessThan(-4.5);
    const omni = describePlacement(placed(0.4, 1)).directToReverberantDb;
    expect(ratios[2]! - omni).toBeGreaterThan(3);
    expect(ratios[2]! - omni).toBeLessThan(7);
  });

  it("says that a figure-8 pointing past the source hears only the room", () => {
    const { directToReverberantDb, proximityGainDb } = describePlacement(placed(1, 0, 90));
    expect(directToReverberantDb).toBeLessThan(-100);
    expect(proximityGainDb).not.toBeNaN();
  });
});
