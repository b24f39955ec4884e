import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aimOf,
  distanceMetres,
  PATTERNS01,
  type PlacedSource,
  parseSession,
  placementFrom,
  placementOf,
  placementSession,
  ROOMS,
  STAGES,
  withPlacement,
} from "@/audio-engine";
import { atDistance, inRoom, movedTo } from "./placement";
import { placementSummary, proximityWords, roomWords } from "./words";

const source: PlacedSource = {
  id: "saxophone",
  title: "Saxophone",
  frames: 48000,
  asset: { kind: "library", id: "dry-sax", pcmSha256: "a".repeat(64) },
};

const placements = fc.record({
  room: fc.constantFrom(
    "live-room" as const,
    "vocal-booth" as const,
    "control-room" as const,
    "hall" as const,
  ),
  distanceMetres: fc.double({ min: 0.05, max: 1, noNaN: true }),
  pattern: fc.constantFrom(...(Object.keys(PATTERNS01) as (keyof typeof PATTERNS01)[])),
  angleDegrees: fc.integer({ min: -179, max: 179 }),
});

describe("a placement", () => {
  it("stands as far away as the lesson says", () => {
    fc.assert(
      fc.property(placements, (shorthand) => {
        expect(distanceMetres(placementFrom(shorthand))).toBeCloseTo(shorthand.distanceMetres, 9);
      }),
    );
  });

  it("comes back whole from the session that holds it", () => {
    fc.assert(
      fc.property(placements, (shorthand) => {
        const placement = placementFrom(shorthand);
        const session = parseSession(structuredClone(placementSession(source, placement)));
        const { angleDegrees, ...rest } = placementOf(session);
        expect(rest).toEqual({
          room: placement.room,
          position: placement.position,
          pattern01: placement.pattern01,
        });
        expect(angleDegrees).toBeCloseTo(placement.angleDegrees, 3);
      }),
    );
  });

  it("faces the source at angle 0, and shows it its back at 180", () => {
    const front = placementFrom({ room: "live-room", distanceMetres: 1, pattern: "cardioid" });
    const { source: player } = STAGES["live-room"];
    const radians = (aimOf(front).azimuthDegrees * Math.PI) / 180;
    // One metre along the aim leads back to the player.
    expect(front.position.x + Math.sin(radians)).toBeCloseTo(player.x, 9);
    expect(front.position.y + Math.cos(radians)).toBeCloseTo(player.y, 9);
    const turned = aimOf({ ...front, angleDegrees: 180 }).azimuthDegrees;
    expect(Math.abs(((turned - aimOf(front).azimuthDegrees + 540) % 360) - 180)).toBeCloseTo(180, 6);
  });

  it("keeps its angle to the source while it walks and is moved", () => {
    const start = placementFrom({
      room: "live-room",
      distanceMetres: 1,
      pattern: "cardioid",
      angleDegrees: 40,
    });
    const moved = movedTo(start, 3, 3);
    expect(placementOf(placementSession(source, moved)).angleDegrees).toBeCloseTo(40, 3);
    expect(distanceMetres(atDistance(moved, 0.5))).toBeCloseTo(0.5, 9);
  });

  it("never leaves its room, wherever it is sent", () => {
    fc.assert(
      fc.property(
        placements,
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.03, max: 40, noNaN: true }),
        (shorthand, x, metres) => {
          const start = placementFrom(shorthand);
          for (const placement of [
            movedTo(start, x, -x),
            atDistance(start, metres),
            inRoom(start, "vocal-booth"),
          ]) {
            const { size } = ROOMS[placement.room];
            expect(placement.position.x).toBeGreaterThan(0);
            expect(placement.position.x).toBeLessThan(size.x);
            expect(placement.position.y).toBeGreaterThan(0);
            expect(placement.position.y).toBeLessThan(size.y);
          }
        },
      ),
    );
  });

  it("keeps the session's name when it changes, so that undo and drafts know it", () => {
    const session = {
      ...placementSession(source, placementFrom({ room: "live-room", distanceMetres: 1, pattern: "omni" })),
      title: "B",
    };
    const changed = withPlacement(
      session,
      placementFrom({ room: "vocal-booth", distanceMetres: 0.5, pattern: "omni" }),
    );
    expect([changed.id, changed.title, placementOf(changed).room]).toEqual([session.id, "B", "vocal-booth"]);
  });
});

describe("the words of a placement", () => {
  it("go from dry to room, and from cold to boomy, without going back", () => {
    const order = (words: (value: number) => string, from: number, to: number): string[] => {
      const said: string[] = [];
      for (let value = from; value <= to; value += 0.25)
        if (said.at(-1) !== words(value)) said.push(words(value));
      return said;
    };
    const rooms = order((db) => roomWords(-db), -20, 20);
    expect(rooms).toHaveLength(6);
    expect(new Set(rooms).size).toBe(6);
    const bass = order(proximityWords, -1, 20);
    expect(new Set(bass).size).toBe(bass.length);
    expect(proximityWords(Number.NEGATIVE_INFINITY)).toBe("turned to its deaf side");
  });

  it("give centimetres below a metre and metres from there", () => {
    const facts = {
      directToReverberantDb: 0,
      proximityGainDb: 0,
      angleDegrees: 0,
      criticalDistanceMetres: 1,
      earlyReflectionDelaySeconds: 0.01,
    };
    expect(placementSummary({ ...facts, distanceMetres: 0.2 })).toContain("20 centimetres");
    expect(placementSummary({ ...facts, distanceMetres: 1.5 })).toContain("1.50 metres");
  });
});
