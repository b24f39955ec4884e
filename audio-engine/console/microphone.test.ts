import { describe, expect, it } from "vitest";
import { listArrivals } from "@/audio-engine/acoustics/arrivals";
import { renderArrivals } from "@/audio-engine/acoustics/impulse-response";
import { ROOMS } from "@/audio-engine/acoustics/rooms";
import { type PreparedImpulse, prepareImpulse } from "@/audio-engine/dsp/convolver-layout";
import { newSession, newTrack, type Session } from "@/audio-engine/session";
import { decibels, largestStep, play } from "@/tests/audio/console-helpers";
import { type AcousticPath, listAcousticPaths } from "./acoustic-paths";
import { computeAcousticPath } from "./acoustic-responses";
import { Console } from "./console";

const TONE_HZ = 1000;
const START_METRES = 1;

/** An omnidirectional microphone in front of a player of a sine, so many metres away. */
function placed(distanceMetres: number, more: readonly number[] = []): Session {
  const at = (distance: number) => ({ x: 3, y: 4 - distance, z: 1.2 });
  const microphone = (distance: number, id: string) =>
    newTrack({
      id,
      name: id,
      pan: -1,
      input: {
        kind: "microphone",
        space: "room",
        position: at(distance),
        aim: { azimuthDegrees: 0, elevationDegrees: 0 },
        pattern01: 1,
        type: "condenser",
      },
    });
  return newSession({
    id: "s",
    title: "S",
    engineVersion: 1,
    lengthFrames: 96000,
    spaces: [
      {
        id: "room",
        room: "live-room",
        sources: [
          {
            id: "player",
            position: at(0),
            aim: { azimuthDegrees: 180, elevationDegrees: 0 },
            feed: { id: "g", kind: "sine", seed: 0, levelDbfs: -20, frequencyHz: TONE_HZ },
          },
        ],
      },
    ],
    tracks: [
      microphone(distanceMetres, "mic"),
      ...more.map((distance, i) => microphone(distance, `mic${i}`)),
    ],
  });
}

/** The direct path alone, as the room's response contains it. */
function directOnly({ room, source, microphone, subtractSeconds }: AcousticPath): PreparedImpulse {
  const [direct] = listArrivals({ room: ROOMS[room], source, microphone }, 0);
  return prepareImpulse(renderArrivals([direct!], ROOMS[room], subtractSeconds, 4800));
}

/** Half a second at rest, one metre in one second in so many steps, a quarter of a second at rest. */
function drag(respond: (path: AcousticPath) => PreparedImpulse, steps: number): Float32Array {
  const first = placed(START_METRES);
  const console = new Console({
    sides: [{ id: "a", session: first }],
    startSideId: "a",
    assets: () => {
      throw new Error("There are no clips here.");
    },
    impulseResponses: new Map(listAcousticPaths(first).map((path) => [path.key, respond(path)])),
  });
  const heard = [play(console, 24000)[0]];
  for (let step = 1; step <= steps; step++) {
    const session = placed(START_METRES + step / steps);
    console.editSide("a", session);
    for (const path of listAcousticPaths(session)) {
      console.setImpulseResponse("a", path.trackId, path.sourceId, respond(path));
    }
    heard.push(play(console, 48000 / steps)[0]);
  }
  heard.push(play(console, 12000)[0]);
  return Float32Array.from(heard.flatMap((part) => [...part]));
}

interface Carrier {
  readonly level: number;
  readonly phase: number;
}

/** Amplitude and phase of the tone in 10 ms (ten whole periods) around each millisecond. */
function demodulate(samples: Float32Array): Carrier[] {
  const carriers: Carrier[] = [];
  for (let start = 4800; start + 480 <= samples.length; start += 48) {
    let re = 0;
    let im = 0;
    for (let i = start; i < start + 480; i++) {
      const angle = (2 * Math.PI * TONE_HZ * i) / 48000;
      re += samples[i]! * Math.cos(angle);
      im -= samples[i]! * Math.sin(angle);
    }
    carriers.push({ level: Math.sqrt(re * re + im * im) / 240, phase: Math.atan2(im, re) });
  }
  return carriers;
}

/** Largest shift of the frequency, from the turn of the phase in one millisecond. */
function largestShiftHz(carriers: readonly Carrier[]): number {
  let largest = 0;
  for (let i = 1; i < carriers.length; i++) {
    let turn = (carriers[i]!.phase - carriers[i - 1]!.phase) / (2 * Math.PI);
    turn -= Math.round(turn);
    largest = Math.max(largest, Math.abs(turn) * 1000);
  }
  return largest;
}

describe("a microphone dragged one metre in one second while a sine plays", () => {
  it("shifts the direct sound's frequency by nothing and lets it dip nowhere", () => {
    const carriers = demodulate(drag(directOnly, 40));
    expect(largestShiftHz(carriers)).toBeLessThan(0.05);
    // 1/r falls from 1 m to 2 m; below the line between neighbours nothing may sink by more than 1 dB.
    const [first] = carriers;
    const last = carriers.at(-1)!;
    expect(decibels(last.level / first!.level)).toBeCloseTo(-6.02, 1);
    let loudestSoFarBehind = 0;
    for (let i = carriers.length - 1; i >= 0; i--) {
      const { level } = carriers[i]!;
      loudestSoFarBehind = Math.max(loudestSoFarBehind, level);
      expect(decibels(level / loudestSoFarBehind)).toBeGreaterThan(-1);
    }
  });

  it("makes no click in the room", () => {
    const heard = drag(computeAcousticPath, 16);
    const steady = Math.max(
      largestStep(heard, 12000, 24000),
      largestStep(heard, heard.length - 4800, heard.length),
    );
    expect(largestStep(heard, 24000, heard.length)).toBeLessThan(3 * steady);
  });
});

describe("several microphones in a space", () => {
  it("keep their difference in time, and the nearest has none", () => {
    const paths = listAcousticPaths(placed(1, [2.5]));
    const [near, far] = paths.map((path) => {
      const { data } = directOnly(path);
      return data.slice(0, 128);
    });
    const peak = (samples: Float64Array) => samples.indexOf(Math.max(...samples));
    expect(peak(near!)).toBe(16);
    expect(paths.map(({ subtractSeconds }) => subtractSeconds)).toEqual([1 / 343.2, 1 / 343.2]);
    // 1.5 m at 343.2 m/s are 209.8 frames: beyond the head of 128 taps.
    expect(Math.max(...far!.map(Math.abs))).toBeLessThan(1e-3);
  });
});
