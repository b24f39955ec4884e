import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowedPlace, offAxisDegrees, planDistance, polarOutline } from "./room-geometry";

const ROOM = { widthMetres: 6, lengthMetres: 4 };
const SOURCE = { x: 3, y: 2 };

describe("a microphone's place", () => {
  test("is where it was wished, when that is allowed", () => {
    expect(allowedPlace({ x: 1.25, y: 3.5 }, ROOM, SOURCE, 0.2)).toEqual({ x: 1.25, y: 3.5 });
  });

  test("stays 10 cm inside the walls", () => {
    expect(allowedPlace({ x: -1, y: 9 }, ROOM, SOURCE, 0.2)).toEqual({ x: 0.1, y: 3.9 });
  });

  test("stays away from the source, on the side it came from", () => {
    expect(allowedPlace({ x: 3.05, y: 2 }, ROOM, SOURCE, 0.2)).toEqual({ x: 3.2, y: 2 });
  });

  test("goes around the source along a wall, to the nearest place", () => {
    const place = allowedPlace({ x: 0, y: 2.05 }, ROOM, { x: 0.3, y: 2 }, 0.5);
    // On the circle of 0.5 m around the source, 10 cm from the wall; the circle is walked in steps of 1.7 cm.
    expect(planDistance(place, { x: 0.1, y: 2 + Math.sqrt(0.25 - 0.04) })).toBeLessThan(0.02);
  });

  test("keeps both rules wherever source and wish are", () => {
    const coordinate = fc.double({ min: 0.2, max: 3.8, noNaN: true });
    const anywhere = fc.double({ min: -2, max: 8, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, anywhere, anywhere, (sx, sy, x, y) => {
        const source = { x: sx, y: sy };
        const place = allowedPlace({ x, y }, ROOM, source, 0.5);
        expect(planDistance(place, source)).toBeGreaterThan(0.4998);
        expect(place.x).toBeGreaterThanOrEqual(0.0999);
        expect(place.x).toBeLessThanOrEqual(5.9001);
        expect(place.y).toBeGreaterThanOrEqual(0.0999);
        expect(place.y).toBeLessThanOrEqual(3.9001);
      }),
    );
  });
});

test.each([
  [0, 0],
  [90, 90],
  [180, 180],
  [-45, 45],
  [315, 45],
])("a microphone below the source that points to %d° is %d° off its axis", (azimuth, off) => {
  expect(offAxisDegrees({ x: 3, y: 1 }, azimuth, SOURCE)).toBeCloseTo(off, 6);
});

test("a cardioid's outline is 1 in front, a half at the side, 0 behind", () => {
  const points = polarOutline(0.5, 90, 1).slice(1, -1).split("L");
  // Azimuth 90° is to the right: x grows; y is drawn downward.
  expect(points[0]).toMatch(/^1\.00,-?0\.00$/);
  expect(points[30]).toMatch(/^-?0\.00,0\.50$/);
  expect(points[60]).toMatch(/^-?0\.00,-?0\.00$/);
});
