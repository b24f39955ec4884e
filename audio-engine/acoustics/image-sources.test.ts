import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenly } from "@/tests/helpers/evenly";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { airLossDbPerMetre } from "./air";
import { type Arrival, listArrivals, type Placement } from "./arrivals";
import { writeFractionalDelay } from "./fractional-delay";
import { renderArrivals } from "./impulse-response";
import { OCTAVE_CENTRES_HZ } from "./octave-bands";
import { offAxisGainDb } from "./off-axis";
import { ROOMS, SURFACES, surfaceAbsorption } from "./rooms";
import type { Vector } from "./vectors";

const RATE_HZ = 48000;
const inRoom = (size: number) => evenly(0.1, size - 0.1);

interface Bounced {
  readonly at: readonly [number, number, number];
  readonly walls: readonly number[];
}

/** Mirrors the source in the six walls again and again: every sequence of walls, equal places counted once. */
function bruteForce(size: Vector, source: Vector, reflections: number): Bounced[] {
  const sizes = [size.x, size.y, size.z];
  const found = new Map<string, Bounced>();
  let latest: Bounced[] = [{ at: [source.x, source.y, source.z], walls: [0, 0, 0, 0, 0, 0] }];
  for (let order = 1; order <= reflections; order++) {
    const next = new Map<string, Bounced>();
    for (const image of latest) {
      for (let wall = 0; wall < 6; wall++) {
        const axis = wall >> 1;
        const at: [number, number, number] = [...image.at];
        at[axis] = 2 * ((wall & 1) * sizes[axis]!) - at[axis]!;
        const key = at.map((metres) => metres.toFixed(6)).join();
        if (found.has(key) || next.has(key)) continue;
        next.set(key, { at, walls: image.walls.map((count, i) => count + (i === wall ? 1 : 0)) });
      }
    }
    for (const [key, image] of next) found.set(key, image);
    latest = [...next.values()];
  }
  found.delete([source.x, source.y, source.z].map((metres) => metres.toFixed(6)).join());
  return [...found.values()];
}

function expectedFirst(placement: Placement, count: number) {
  const { room, source, microphone } = placement;
  const m = microphone.position;
  const az = (microphone.aim.azimuthDegrees * Math.PI) / 180;
  const el = (microphone.aim.elevationDegrees * Math.PI) / 180;
  const axis = [Math.sin(az) * Math.cos(el), Math.cos(az) * Math.cos(el), Math.sin(el)];
  return bruteForce(room.size, source.position, 5)
    .map(({ at, walls }) => {
      const to = [at[0] - m.x, at[1] - m.y, at[2] - m.z];
      const metres = Math.hypot(...to);
      const cosine = to.reduce((sum, value, i) => sum + (value * axis[i]!) / metres, 0);
      const angle = (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;
      const pattern = microphone.pattern01 + (1 - microphone.pattern01) * cosine;
      const levelsDb = OCTAVE_CENTRES_HZ.map((hz, band) => {
        const gradient = ((1 - microphone.pattern01) * cosine * 343.2) / metres / (2 * Math.PI * hz);
        const walled = walls.reduce((db, bounces, wall) => {
          const absorbed = surfaceAbsorption(room.surfaces[SURFACES[wall]!])[band]!;
          return db + bounces * 10 * Math.log10(1 - absorbed);
        }, 0);
        const offAxisDb = offAxisGainDb(microphone.type, microphone.pattern01, angle, hz);
        const heard = 20 * Math.log10(Math.hypot(pattern, gradient) / metres);
        return heard + walled + offAxisDb - airLossDbPerMetre(hz) * metres;
      });
      return { to, seconds: metres / 343.2, levelsDb };
    })
    .sort((a, b) => a.seconds - b.seconds)
    .slice(0, count);
}

const placements = fc.constantFrom(...Object.values(ROOMS)).chain((room) => {
  const place = fc.record({ x: inRoom(room.size.x), y: inRoom(room.size.y), z: inRoom(room.size.z) });
  const aim = fc.record({
    azimuthDegrees: fc.integer({ min: -180, max: 180 }),
    elevationDegrees: fc.integer({ min: -90, max: 90 }),
  });
  return fc.record({
    room: fc.constant(room),
    source: fc.record({ position: place, aim }),
    microphone: fc.record({
      position: place,
      aim,
      pattern01: fc.constantFrom(1, 0.7, 0.5, 0.25, 0),
      type: fc.constantFrom("condenser" as const, "dynamic" as const, "ribbon" as const),
    }),
  });
});

/** Responses of single paths, each with its own delay taken off. */
function renderAlone(arrival: Arrival, placement: Placement): Float64Array {
  return renderArrivals([arrival], placement.room, arrival.delaySeconds, 8192);
}

describe("image sources", () => {
  it("bring the first 30 reflections when and as loud as mirroring by hand does", () => {
    let compared = 0;
    fc.assert(
      fc.property(placements, (placement) => {
        const expected = expectedFirst(placement, 30);
        // Long before the blend into the tail, whose fade is not under test here.
        const arrivals = listArrivals(placement, 0.1).slice(1, 31);
        arrivals.forEach((arrival, i) => {
          expect(Math.abs(arrival.delaySeconds - expected[i]!.seconds) * RATE_HZ).toBeLessThan(1e-6);
          if (i % 6 !== 0) return;
          const { x, y, z } = arrival.image.offset;
          // Places, because symmetrical ones arrive together.
          const same = expected.find(({ to }) => Math.hypot(to[0]! - x, to[1]! - y, to[2]! - z) < 1e-6);
          if (same === undefined) return;
          compared++;
          const { levelsDb } = same;
          const response = renderAlone({ ...arrival, delaySeconds: 0 }, placement);
          OCTAVE_CENTRES_HZ.forEach((hz, band) => {
            // In a null only the gradient is left, whose proximity is promised up to 1 kHz.
            const isNull = Math.abs(arrival.pressureGain * arrival.image.distanceMetres) < 0.01;
            if (levelsDb[band]! < Math.max(...levelsDb) - 40 || (isNull && hz > 1000)) return;
            const levelDb = 20 * Math.log10(magnitudeAt(response, hz));
            expect(Math.abs(levelDb - levelsDb[band]!)).toBeLessThan(hz < 100 ? 0.2 : 0.1);
          });
        });
      }),
      { numRuns: 24, seed: 4 },
    );
    expect(compared).toBeGreaterThan(80);
  });

  it("count every image up to a distance: 4π r³ / 3V of them", () => {
    const { room } = { room: ROOMS["live-room"] };
    const source = { position: { x: 2, y: 3, z: 1 }, aim: { azimuthDegrees: 0, elevationDegrees: 0 } };
    const microphone = {
      ...source,
      position: { x: 4, y: 2, z: 1.5 },
      pattern01: 1,
      type: "condenser" as const,
    };
    const seconds = 0.12;
    const expected = (4 * Math.PI * (343.2 * seconds) ** 3) / (3 * 7 * 5.5 * 3.2);
    expect(listArrivals({ room, source, microphone }, seconds).length / expected).toBeCloseTo(1, 1);
  });
});

describe("fractional delay", () => {
  it("is within 0.02 sample and 0.1 dB up to 16 kHz", () => {
    const taps = new Float64Array(32);
    for (let fraction = 0; fraction < 1; fraction += 1 / 17) {
      writeFractionalDelay(taps, fraction);
      for (const hz of [125, 1000, 4000, 8000, 16000]) {
        const omega = (2 * Math.PI * hz) / RATE_HZ;
        let [re, im] = [0, 0];
        taps.forEach((tap, n) => {
          // Turned back by the delay that is wanted: what is left is the error.
          re += tap * Math.cos(omega * (n - 15 - fraction));
          im -= tap * Math.sin(omega * (n - 15 - fraction));
        });
        expect(Math.abs(Math.atan2(im, re) / omega)).toBeLessThan(0.02);
        expect(Math.abs(20 * Math.log10(Math.hypot(re, im)))).toBeLessThan(0.1);
      }
    }
  });

  it("is the impulse itself at 0, and tends to it", () => {
    const taps = new Float64Array(32);
    writeFractionalDelay(taps, 0);
    expect(taps.indexOf(1)).toBe(15);
    expect(taps.reduce((sum, tap) => sum + Math.abs(tap), 0)).toBe(1);
    writeFractionalDelay(taps, 1e-9);
    expect(taps[15]).toBeCloseTo(1, 6);
  });
});
