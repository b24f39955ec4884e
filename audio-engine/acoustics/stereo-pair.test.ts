import { describe, expect, it } from "vitest";
import { listArrivals, type Microphone } from "./arrivals";
import {
  directPathSeconds,
  IMPULSE_RESPONSE_LEAD_FRAMES,
  microphoneImpulseResponse,
  renderArrivals,
} from "./impulse-response";
import { OctaveFilter } from "./octave-filter";
import { ROOMS } from "./rooms";
import { type StereoPairKind, stereoPair, xyEquivalent } from "./stereo-pair";
import { direction, length } from "./vectors";

const RATE_HZ = 48000;
/** As wide as a hangar: the first reflection and the tail come long after a source 60 m away. */
const room = { ...ROOMS.hall, size: { x: 100, y: 60, z: 60 } };
const LEVEL: Record<string, readonly number[]> = {
  xy: [1.26, 2.54, 3.87, 6.02],
  ortf: [1.58, 3.2, 4.88, 7.61],
  blumlein: [3.1, 6.63, 11.44, Number.POSITIVE_INFINITY],
};
const TIME_MS: Record<string, readonly number[]> = {
  xy: [0, 0, 0, 0],
  ortf: [0.09, 0.17, 0.25, 0.35],
  nos: [0.15, 0.3, 0.44, 0.62],
  ab: [0.25, 0.5, 0.73, 1.03],
  blumlein: [0, 0, 0, 0],
};
/** As the pairs are defined: metres, degrees between the axes, share of pressure. */
const DEFINED: Record<string, { spacing: number; angle: number; pattern: number }> = {
  xy: { spacing: 0, angle: 90, pattern: 0.5 },
  ortf: { spacing: 0.17, angle: 110, pattern: 0.5 },
  nos: { spacing: 0.3, angle: 90, pattern: 0.5 },
  ab: { spacing: 0.5, angle: 0, pattern: 1 },
  blumlein: { spacing: 0, angle: 90, pattern: 0 },
};
const ANGLES = [10, 20, 30, 45];

const source = { position: { x: 80, y: 30, z: 30 }, aim: { azimuthDegrees: -90, elevationDegrees: 0 } };
/** The pair is turned away from a source at +90°, which is then so many degrees to its right. */
const pairAt = (kind: StereoPairKind, rightDegrees: number) =>
  stereoPair(kind, { x: 20, y: 30, z: 30 }, { azimuthDegrees: 90 - rightDegrees, elevationDegrees: 0 });

interface Tone {
  readonly level: number;
  readonly phase: number;
}

function toneAt(signal: ArrayLike<number>, hz: number): Tone {
  let [re, im] = [0, 0];
  for (let n = 0; n < signal.length; n++) {
    re += signal[n]! * Math.cos((2 * Math.PI * hz * n) / RATE_HZ);
    im -= signal[n]! * Math.sin((2 * Math.PI * hz * n) / RATE_HZ);
  }
  return { level: Math.hypot(re, im), phase: Math.atan2(im, re) };
}

function secondsLater(one: ArrayLike<number>, other: ArrayLike<number>, hz: number, near: number): number {
  const turns = (toneAt(other, hz).phase - toneAt(one, hz).phase) / (2 * Math.PI);
  return (turns + Math.round(near * hz - turns)) / hz;
}

/** How much later `one` is than `other`: unambiguous at 200 Hz, exact at 2 kHz. */
function delayBetween(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return secondsLater(one, other, 2000, secondsLater(one, other, 200, 0));
}

function levelDb(one: ArrayLike<number>, other: ArrayLike<number>, hz: number): number {
  return 20 * Math.log10(toneAt(one, hz).level / toneAt(other, hz).level);
}

function nearestSeconds(microphones: readonly Microphone[]): number {
  return Math.min(...microphones.map((microphone) => directPathSeconds({ source, microphone })));
}

/** The direct path as every response contains it, of a capsule without off-axis treble, in air without loss. */
function flatDirect(microphones: readonly Microphone[]): Float64Array[] {
  return microphones.map((microphone) => {
    const [direct] = listArrivals({ room, source, microphone }, 0);
    const octaveNepers = new Float64Array(9);
    return renderArrivals([{ ...direct!, octaveNepers }], room, nearestSeconds(microphones), 4096);
  });
}

/** Complete responses until shortly before the first reflection, 72 ms after the direct sound. */
function gated(microphones: readonly Microphone[]): Float64Array[] {
  return microphones.map((microphone) => {
    const request = { room, source, microphone, subtractSeconds: nearestSeconds(microphones) };
    return microphoneImpulseResponse(request).subarray(0, IMPULSE_RESPONSE_LEAD_FRAMES + 2400);
  });
}

/** Delay that the falling treble of each microphone's own angle makes: its filter alone. */
function capsuleDelay(microphones: readonly Microphone[]): number {
  const filter = new OctaveFilter(1024);
  const [left, right] = microphones.map((microphone) => {
    const [direct] = listArrivals({ room, source, microphone }, 0);
    const response = new Float64Array(1024);
    filter.write(direct!.octaveNepers, response);
    return response;
  });
  return delayBetween(left!, right!);
}

describe.each(["xy", "ortf", "nos", "ab", "blumlein"] as const)("%s, a far source to the right", (kind) => {
  it.each(ANGLES)("at %d°: the table's difference in time, ±2 µs where it has the digits", (angle) => {
    const { microphones } = pairAt(kind, angle);
    const sine = Math.sin((angle * Math.PI) / 180);
    const closedForm = (DEFINED[kind]!.spacing * sine) / 343.2;
    // The table is rounded to 10 µs.
    expect(Math.abs(closedForm - TIME_MS[kind]![ANGLES.indexOf(angle)]! / 1000)).toBeLessThan(5.1e-6);
    if (kind === "blumlein" && angle === 45) return;
    const [left, right] = flatDirect(microphones);
    expect(Math.abs(delayBetween(left!, right!) - closedForm)).toBeLessThan(2e-6);
    const [wholeLeft, wholeRight] = gated(microphones);
    const acoustic = delayBetween(wholeLeft!, wholeRight!) - capsuleDelay(microphones);
    expect(Math.abs(acoustic - closedForm)).toBeLessThan(2e-6);
  });

  it.each(ANGLES)("at %d°: the table's difference in level, ±0.1 dB", (angle) => {
    const { microphones } = pairAt(kind, angle);
    const gain = (away: number) => {
      const a = DEFINED[kind]!.pattern;
      return a + (1 - a) * Math.cos((away * Math.PI) / 180);
    };
    const half = DEFINED[kind]!.angle / 2;
    const table = LEVEL[kind]?.[ANGLES.indexOf(angle)];
    const expected = table ?? 20 * Math.log10(gain(half - angle) / gain(half + angle));
    for (const [left, right] of [flatDirect(microphones), gated(microphones)]) {
      const measured = levelDb(right!, left!, 500);
      if (expected === Number.POSITIVE_INFINITY) expect(measured).toBeGreaterThan(60);
      else expect(Math.abs(measured - expected)).toBeLessThan(0.1);
    }
  });
});

describe("mid/side", () => {
  it.each([
    [0.5, 1],
    [0.5, 0.5],
    [1, 0.7],
    [0, 1],
    [0.25, 1.6],
  ])("of pattern %d and side gain %d is its coincident pair after the matrix", (midPattern01, sideGain) => {
    const { pattern01, halfAngleDegrees, gain } = xyEquivalent(midPattern01, sideGain);
    for (const angle of [-150, -70, -20, 0, 10, 20, 30, 45, 90, 170]) {
      const aim = { azimuthDegrees: 90 - angle, elevationDegrees: 0 };
      const wrapped = aim.azimuthDegrees > 180 ? { ...aim, azimuthDegrees: aim.azimuthDegrees - 360 } : aim;
      const { microphones, matrix } = stereoPair("ms", { x: 20, y: 30, z: 30 }, wrapped, {
        midPattern01,
        sideGain,
      });
      const [mid, side] = flatDirect(microphones);
      [1, -1].forEach((sign, row) => {
        const [own, other] = matrix[row]!;
        const decoded = mid!.map((value, i) => own * value + other * side![i]!);
        const azimuthDegrees = wrapped.azimuthDegrees - sign * halfAngleDegrees;
        const turned = { ...microphones[0], pattern01, aim: { azimuthDegrees, elevationDegrees: 0 } };
        const [virtual] = flatDirect([turned]);
        const most = Math.max(...decoded.map((value, i) => Math.abs(value - gain * virtual![i]!)));
        // 60 dB below a sound on axis: what is left is how the proximity of each microphone levels off below 20 Hz.
        expect(most).toBeLessThan((0.001 * gain) / 60);
      });
    }
  });

  it("refuses a side gain beyond 4", () => {
    expect(() => stereoPair("ms", source.position, source.aim, { sideGain: 5 })).toThrow(/between 0 and 4/);
  });
});

describe("a pair that looks up or down", () => {
  it.each([-90, -45, -10, 0, 30])("keeps its angle and its middle at %d° of tilt", (elevationDegrees) => {
    for (const azimuthDegrees of [-170, -90, 0, 33, 90, 180]) {
      const middle = direction({ azimuthDegrees, elevationDegrees });
      const { microphones } = stereoPair("ortf", source.position, { azimuthDegrees, elevationDegrees });
      const [left, right] = microphones.map(({ aim }) => direction(aim));
      const dot = (a: typeof middle, b: typeof middle) => a.x * b.x + a.y * b.y + a.z * b.z;
      expect(dot(left!, right!)).toBeCloseTo(Math.cos((110 * Math.PI) / 180), 6);
      expect(dot(left!, middle)).toBeCloseTo(Math.cos((55 * Math.PI) / 180), 6);
      const [from, to] = microphones.map(({ position }) => position);
      const apart = { x: to!.x - from!.x, y: to!.y - from!.y, z: to!.z - from!.z };
      expect(length(apart)).toBeCloseTo(0.17, 9);
      expect(dot(apart, middle)).toBeCloseTo(0, 9);
      // The left one looks to the left.
      expect(dot(apart, left!)).toBeLessThan(0);
      expect(dot(apart, right!)).toBeGreaterThan(0);
    }
  });
});
