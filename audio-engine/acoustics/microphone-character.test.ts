import { describe, expect, it } from "vitest";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { microphoneImpulseResponse } from "./impulse-response";
import {
  applyMicrophoneCharacter,
  characterOctavePower,
  microphoneCharacterDb,
} from "./microphone-character";
import type { MicrophoneType } from "./off-axis";
import { ROOMS } from "./rooms";

const TYPES: readonly MicrophoneType[] = ["dynamic", "condenser", "ribbon"];
const decibels = (amplitude: number) => 20 * Math.log10(amplitude);
const at = (type: MicrophoneType, hz: number) => microphoneCharacterDb(type, [hz])[0]!;

function impulse(frames: number): Float64Array {
  const signal = new Float64Array(frames);
  signal[0] = 1;
  return signal;
}

describe.each(TYPES)("the character of a %s microphone", (type) => {
  it("is drawn as it is heard, within 0.01 dB from 20 Hz to 20 kHz", () => {
    const response = impulse(48000);
    applyMicrophoneCharacter(response, type);
    for (let hz = 20; hz <= 20000; hz *= 1.17) {
      expect(Math.abs(decibels(magnitudeAt(response, hz)) - at(type, hz))).toBeLessThan(0.01);
    }
  });

  it("leaves 1 kHz within 0.6 dB: types are compared at one loudness", () => {
    expect(Math.abs(at(type, 1000))).toBeLessThan(0.6);
  });

  it("has a mean power per octave that is the spectrum's", () => {
    for (const centreHz of [500, 4000]) {
      let mean = 0;
      for (let i = 0; i < 1000; i++) {
        const hz = centreHz * Math.SQRT1_2 * (1 + (i + 0.5) / 1000);
        mean += 10 ** (at(type, hz) / 10) / 1000;
      }
      expect(10 * Math.log10(characterOctavePower(type, centreHz) / mean)).toBeCloseTo(0, 2);
    }
  });

  it("stands in every impulse response: against another type, at the same place on axis, the curves' difference", () => {
    const response = (of: MicrophoneType) =>
      microphoneImpulseResponse({
        room: ROOMS.hall,
        source: { position: { x: 9, y: 8, z: 5 }, aim: { azimuthDegrees: 0, elevationDegrees: 0 } },
        microphone: {
          position: { x: 9, y: 7.5, z: 5 },
          aim: { azimuthDegrees: 0, elevationDegrees: 0 },
          // No proximity: its long end would be cut off with the reflections.
          pattern01: 1,
          type: of,
        },
        // Up to the floor's reflection: the direct sound alone.
      }).subarray(0, 16 + Math.floor((9.5 / 343.2) * 48000));
    const [own, other] = [response(type), response(type === "ribbon" ? "dynamic" : "ribbon")];
    for (const hz of [200, 500, 1000, 3000, 5500, 10000, 15000]) {
      const drawn = at(type, hz) - at(type === "ribbon" ? "dynamic" : "ribbon", hz);
      expect(Math.abs(decibels(magnitudeAt(own, hz) / magnitudeAt(other, hz)) - drawn)).toBeLessThan(0.05);
    }
  });
});

describe("what is typical of each type", () => {
  it("dynamic: presence, less bass, no top octave", () => {
    expect(at("dynamic", 5500)).toBeGreaterThan(3.5);
    expect(at("dynamic", 50)).toBeLessThan(-3);
    expect(at("dynamic", 16000)).toBeLessThan(-3);
  });

  it("condenser: flat within 0.5 dB to 3 kHz, then some air", () => {
    for (const hz of [30, 100, 1000, 3000]) expect(Math.abs(at("condenser", hz))).toBeLessThan(0.5);
    expect(at("condenser", 10000)).toBeGreaterThan(2);
  });

  it("ribbon: ever less treble from 3 kHz up", () => {
    for (let hz = 3000; hz < 18000; hz *= 1.1) expect(at("ribbon", hz * 1.1)).toBeLessThan(at("ribbon", hz));
    expect(at("ribbon", 10000)).toBeLessThan(-3);
  });
});
