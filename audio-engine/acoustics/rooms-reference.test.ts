import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { listArrivals, type Placement } from "./arrivals";
import { renderArrivals } from "./impulse-response";
import { microphoneCharacterDb } from "./microphone-character";
import { OCTAVE_CENTRES_HZ } from "./octave-bands";
import type { MicrophoneType } from "./off-axis";
import { eyringT60Seconds, ROOMS, type RoomId } from "./rooms";

interface Reference {
  readonly rooms: Record<
    RoomId,
    {
      readonly t60Seconds: readonly number[];
      readonly placements: readonly {
        readonly source: readonly [number, number, number];
        readonly microphone: readonly [number, number, number];
        readonly azimuthDegrees: number;
        readonly elevationDegrees: number;
        readonly pattern01: number;
        readonly type: MicrophoneType;
        readonly reflectionSeconds: readonly number[];
        readonly reflectionLevels: readonly {
          readonly reflection: number;
          readonly levelsDb: readonly number[];
        }[];
      }[];
    }
  >;
  readonly frequenciesHz: readonly number[];
  readonly charactersDb: Record<MicrophoneType, readonly number[]>;
}

const reference: Reference = JSON.parse(
  readFileSync(new URL("../../tests/reference/rooms.json", import.meta.url), "utf8"),
);
const ids = Object.keys(ROOMS) as RoomId[];

function placementOf(id: RoomId, of: Reference["rooms"][RoomId]["placements"][number]): Placement {
  const vector = ([x, y, z]: readonly [number, number, number]) => ({ x, y, z });
  const { azimuthDegrees, elevationDegrees, pattern01, type } = of;
  return {
    room: ROOMS[id],
    source: { position: vector(of.source), aim: { azimuthDegrees: 0, elevationDegrees: 0 } },
    microphone: {
      position: vector(of.microphone),
      aim: { azimuthDegrees, elevationDegrees },
      pattern01,
      type,
    },
  };
}

describe.each(ids)("the %s against tests/reference/rooms.py", (id) => {
  it("has the reverberation time of every octave, ±0.1 %", () => {
    eyringT60Seconds(ROOMS[id]).forEach((seconds, band) => {
      expect(Math.abs(seconds / reference.rooms[id].t60Seconds[band]! - 1)).toBeLessThan(0.001);
    });
  });

  it("has the first 30 reflections of five placements, ±0.02 sample, ±0.1 dB in every octave", () => {
    let compared = 0;
    for (const entry of reference.rooms[id].placements.slice(0, 5)) {
      const placement = placementOf(id, entry);
      const arrivals = listArrivals(placement, entry.reflectionSeconds[29]! + 1e-6).slice(1, 31);
      expect(arrivals).toHaveLength(30);
      arrivals.forEach(({ delaySeconds }, i) => {
        expect(Math.abs(delaySeconds - entry.reflectionSeconds[i]!) * 48000).toBeLessThan(0.02);
      });
      for (const { reflection, levelsDb } of entry.reflectionLevels) {
        const arrival = arrivals[reflection]!;
        // At time 0, where nothing of the blend into the tail is faded yet.
        const response = renderArrivals([{ ...arrival, delaySeconds: 0 }], placement.room, 0, 8192);
        const loudest = Math.max(...levelsDb);
        OCTAVE_CENTRES_HZ.forEach((hz, band) => {
          const isNull = Math.abs(arrival.pressureGain * arrival.image.distanceMetres) < 0.02;
          if (levelsDb[band]! < loudest - 40 || (isNull && hz > 1000)) return;
          const levelDb = 20 * Math.log10(magnitudeAt(response, hz));
          // Proximity is promised within 0.2 dB; it rules the lowest octave, and a null.
          expect(Math.abs(levelDb - levelsDb[band]!)).toBeLessThan(hz < 100 || isNull ? 0.2 : 0.1);
          compared++;
        });
      }
    }
    expect(compared).toBeGreaterThan(5 * 8 * 7);
  });
});

describe.each(["dynamic", "condenser", "ribbon"] as const)("the character of a %s", (type) => {
  it("is that of its analogue bands, ≤ 0.2 dB to 10 kHz, ≤ 0.6 dB to 20 kHz", () => {
    const { frequenciesHz, charactersDb } = reference;
    microphoneCharacterDb(type, frequenciesHz).forEach((db, i) => {
      expect(Math.abs(db - charactersDb[type][i]!)).toBeLessThan(frequenciesHz[i]! <= 10000 ? 0.2 : 0.6);
    });
  });
});
