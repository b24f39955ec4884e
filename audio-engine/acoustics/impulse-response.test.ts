import { createHash } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MAX_IMPULSE_FRAMES } from "@/audio-engine/dsp/convolver-layout";
import { energy, energyBetween, magnitudeAt, octaveBand, t30Seconds } from "@/tests/helpers/room-measures";
import { listArrivals, type Placement } from "./arrivals";
import { addTail, makeTailBands, mixingTime } from "./diffuse-tail";
import { AcousticsError } from "./errors";
import {
  directPathSeconds,
  IMPULSE_RESPONSE_LEAD_FRAMES,
  microphoneImpulseResponse,
  renderArrivals,
} from "./impulse-response";
import { applyMicrophoneCharacter } from "./microphone-character";
import { OCTAVE_CENTRES_HZ } from "./octave-bands";
import { describePlacement } from "./placement";
import { eyringT60Seconds, impulseResponseFrames, ROOMS, type Room, type RoomId } from "./rooms";

const RATE_HZ = 48000;
const LEAD = IMPULSE_RESPONSE_LEAD_FRAMES;
const decibels = (amplitude: number) => 20 * Math.log10(amplitude);

const UNEQUAL_FUNCTIONS = [
  "sin",
  "cos",
  "tan",
  "atan",
  "atan2",
  "exp",
  "expm1",
  "log",
  "log2",
  "log10",
  "log1p",
  "pow",
  "tanh",
  "hypot",
  "cbrt",
  "random",
] as const;

function sha256(signal: Float64Array): string {
  return createHash("sha256").update(new Uint8Array(signal.buffer)).digest("hex");
}

interface Options {
  readonly pattern01?: number;
  readonly azimuthDegrees?: number;
}

/** Source in the middle of a room, microphone at a distance along −y, on axis unless turned. */
function at(room: Room, metres: number, { pattern01 = 0.5, azimuthDegrees = 0 }: Options = {}): Placement {
  const source = { x: room.size.x * 0.45, y: room.size.y * 0.8, z: 1.3 };
  return {
    room,
    source: { position: source, aim: { azimuthDegrees: 180, elevationDegrees: 0 } },
    microphone: {
      position: { ...source, y: source.y - metres },
      aim: { azimuthDegrees, elevationDegrees: 0 },
      pattern01,
      type: "condenser",
    },
  };
}

/** Places all over a room, none closer than 15 cm to a surface. */
function scattered(room: Room, count: number): Placement[] {
  const share = (i: number, step: number) => (i * step) % 1;
  const place = (i: number) => ({
    x: 0.15 + share(i, 0.754877) * (room.size.x - 0.3),
    y: 0.15 + share(i, 0.569841) * (room.size.y - 0.3),
    z: 0.15 + share(i, 0.381966) * (room.size.z - 0.3),
  });
  return Array.from({ length: count }, (_, i) => ({
    room,
    source: { position: place(2 * i + 1), aim: { azimuthDegrees: 0, elevationDegrees: 0 } },
    microphone: {
      position: place(2 * i + 2),
      aim: { azimuthDegrees: ((i * 77) % 360) - 180, elevationDegrees: 0 },
      pattern01: [1, 0.5, 0.366, 0][i % 4]!,
      type: (["condenser", "dynamic", "ribbon"] as const)[i % 3]!,
    },
  }));
}

function directOnly(placement: Placement): Float64Array {
  const [direct] = listArrivals(placement, 0);
  const frames = impulseResponseFrames(placement.room);
  return renderArrivals([direct!], placement.room, directPathSeconds(placement), frames);
}

/** Fourier sum at one frequency with time 0 at a frame. */
function spectrumAt(signal: Float64Array, hz: number, zeroFrame: number) {
  let [re, im] = [0, 0];
  signal.forEach((value, n) => {
    re += value * Math.cos((2 * Math.PI * hz * (n - zeroFrame)) / RATE_HZ);
    im -= value * Math.sin((2 * Math.PI * hz * (n - zeroFrame)) / RATE_HZ);
  });
  return { re, im };
}

afterEach(() => vi.restoreAllMocks());

describe("direct sound", () => {
  it("falls by 6.02 dB per doubling of the distance", () => {
    const levels = [0.25, 0.5, 1, 2].map((metres) =>
      decibels(magnitudeAt(directOnly(at(ROOMS["live-room"], metres, { pattern01: 1 })), 1000)),
    );
    expect(levels[2]).toBeCloseTo(0, 1);
    for (let i = 1; i < levels.length; i++) expect(levels[i]! - levels[i - 1]!).toBeCloseTo(-6.02, 1);
  });

  it("has the proximity effect of its distance", () => {
    const near = (pattern01: number) => directOnly(at(ROOMS["live-room"], 0.05, { pattern01 }));
    expect(decibels(magnitudeAt(near(0.5), 100) / magnitudeAt(near(1), 100))).toBeCloseTo(14.9, 0);
  });

  it("has a null where the pattern has one", () => {
    const room = ROOMS["live-room"];
    const front = magnitudeAt(directOnly(at(room, 2)), 2000);
    const rear = magnitudeAt(directOnly(at(room, 2, { azimuthDegrees: 180 })), 2000);
    // What is left is the proximity of 2 m.
    expect(decibels(rear / front)).toBeLessThan(-36);
    const side = at(room, 2, { pattern01: 0, azimuthDegrees: 90 });
    expect(decibels(energy(directOnly(side)) / front)).toBeLessThan(-120);
  });

  it("moves one metre in 5 mm steps without a level step that 1/r does not have", () => {
    let before = Number.NaN;
    for (let i = 0; i <= 200; i++) {
      const metres = 0.2 + i * 0.005;
      const response = directOnly(at(ROOMS["live-room"], metres, { pattern01: 1 }));
      expect(response.indexOf(response.reduce((a, b) => Math.max(a, b)))).toBe(LEAD);
      expect(energy(response, 0, LEAD)).toBe(0);
      const level = decibels(magnitudeAt(response.subarray(0, 400), 4000)) + decibels(metres);
      if (i > 0) expect(Math.abs(level - before)).toBeLessThan(0.001);
      before = level;
    }
  });

  it("does not dip while one response fades into the next, up to the top of hearing", () => {
    const room = ROOMS["live-room"];
    const one = directOnly(at(room, 0.5));
    const other = directOnly(at(room, 0.53));
    const middle = one.map((value, i) => 0.5 * (value + other[i]!));
    for (const hz of [50, 1000, 10000, 18000]) {
      const least = Math.min(magnitudeAt(one, hz), magnitudeAt(other, hz));
      expect(decibels(magnitudeAt(middle, hz) / least)).toBeGreaterThan(-0.01);
    }
  });

  it("arrives later at the farther of two microphones, by the difference in distance", () => {
    const placement = at(ROOMS["live-room"], 1.7, { pattern01: 1 });
    const [direct] = listArrivals(placement, 0);
    const rendered = (subtractSeconds: number) =>
      renderArrivals([direct!], placement.room, subtractSeconds, 8192);
    const alone = rendered(directPathSeconds(placement));
    const together = rendered(1 / 343.2);
    for (const hz of [125, 1000, 4000, 12000]) {
      const turned = spectrumAt(together, hz, (0.7 / 343.2) * RATE_HZ);
      const still = spectrumAt(alone, hz, 0);
      const phase = Math.atan2(
        turned.im * still.re - turned.re * still.im,
        turned.re * still.re + turned.im * still.im,
      );
      expect(Math.abs((phase * RATE_HZ) / (2 * Math.PI * hz))).toBeLessThan(0.02);
    }
  });
});

describe.each(["live-room", "vocal-booth", "control-room", "hall"] as const)(
  "response in the %s",
  (id: RoomId) => {
    const room = ROOMS[id];
    const t60 = eyringT60Seconds(room);

    it("has a tail that decays in each octave as Eyring says, ±5 %", () => {
      const bands = makeTailBands(room, impulseResponseFrames(room));
      bands.forEach((band, i) => {
        expect(Math.abs(t30Seconds(band) / t60[i]! - 1)).toBeLessThan(0.05);
      });
    });

    it("has the direct-to-reverberant ratio that is shown, ±0.5 dB", () => {
      for (const placement of scattered(room, 6)) {
        const response = microphoneImpulseResponse(placement);
        const direct = directOnly(placement);
        applyMicrophoneCharacter(direct, placement.microphone.type);
        const rest = response.map((value, i) => value - direct[i]!);
        const octaves = [500, 1000, 2000, 4000];
        const mean = (signal: Float64Array) =>
          octaves.reduce((sum, hz) => sum + energyBetween(signal, hz * Math.SQRT1_2, hz * Math.SQRT2), 0);
        const measuredDb = 10 * Math.log10(mean(direct) / mean(rest));
        // A presence peak left out of the reckoning would cost up to 0.33 dB.
        const tolerance = placement.microphone.type === "dynamic" ? 0.25 : 0.5;
        const shown = describePlacement(placement).directToReverberantDb;
        expect(Math.abs(measuredDb - shown)).toBeLessThan(tolerance);
      }
    });

    it("is the same to the bit each time, of the room's length, silent at its end", () => {
      const response = microphoneImpulseResponse(at(room, 0.4));
      expect(sha256(microphoneImpulseResponse(at(room, 0.4)))).toBe(sha256(response));
      expect(sha256(microphoneImpulseResponse(at(room, 0.41)))).not.toBe(sha256(response));
      expect(response.length).toBe(impulseResponseFrames(room));
      expect(response.length).toBeLessThanOrEqual(MAX_IMPULSE_FRAMES);
      expect(energy(response, response.length - 480) / energy(response)).toBeLessThan(1e-8);
      expect(response.every((value) => Number.isFinite(value))).toBe(true);
    });

    it("is computed afresh to the same bits without any function of Math that engines disagree on", async () => {
      const placement = at(room, 0.4);
      const expected = sha256(microphoneImpulseResponse(placement));
      for (const name of UNEQUAL_FUNCTIONS) {
        vi.spyOn(Math, name).mockImplementation(() => {
          throw new Error(`Math.${name} was called`);
        });
      }
      vi.resetModules();
      const fresh = await import("./impulse-response");
      const response = fresh.microphoneImpulseResponse(placement);
      vi.restoreAllMocks();
      expect(sha256(response)).toBe(expected);
    });

    it("keeps the noise of its tail while the microphone moves", () => {
      const { toSeconds } = mixingTime(room);
      const lateBand = (metres: number) => {
        const band = octaveBand(microphoneImpulseResponse(at(room, metres)), 2000);
        return band.subarray(Math.ceil(toSeconds * RATE_HZ) + 480);
      };
      const [one, other] = [lateBand(0.3), lateBand(0.8)];
      const product = one.reduce((sum, value, i) => sum + value * other[i]!, 0);
      expect(product / Math.sqrt(energy(one) * energy(other))).toBeGreaterThan(0.999);
    });
  },
);

// In the hall 4 kHz decays so much slower than 8 kHz that it is what any octave filter at 8 kHz hears in the end.
describe.each([
  ["live-room", 8000],
  ["hall", 4000],
] as const)("the whole response in the %s", (id, highestHz) => {
  const room = ROOMS[id];

  it(`decays as Eyring says, ±5 % from 250 Hz to ${highestHz} Hz`, () => {
    const t60 = eyringT60Seconds(room);
    for (const placement of scattered(room, 4)) {
      const response = microphoneImpulseResponse(placement);
      OCTAVE_CENTRES_HZ.forEach((hz, band) => {
        if (hz < 250 || hz > highestHz) return;
        expect(Math.abs(t30Seconds(octaveBand(response, hz)) / t60[band]! - 1)).toBeLessThan(0.05);
      });
    }
  });
});

describe("response in the live room", () => {
  const room = ROOMS["live-room"];

  it("passes from image sources to the tail at one level, ±1.5 dB over the middle of the blend", () => {
    const { fromSeconds, toSeconds } = mixingTime(room);
    let [images, tails] = [0, 0];
    for (const placement of scattered(room, 8)) {
      const open = { ...placement, microphone: { ...placement.microphone, pattern01: 1 } };
      const density = listArrivals(open, toSeconds).filter(({ delaySeconds }) => delaySeconds > fromSeconds);
      images += density.reduce((sum, a) => sum + a.pressureGain ** 2 * Math.exp(2 * a.octaveNepers[4]!), 0);
      const frames = impulseResponseFrames(room);
      const tail = new Float64Array(frames);
      // The blend pushed before the measured stretch: the tail alone, at full level.
      addTail(tail, makeTailBands(room, frames), room, new Float64Array(9).fill(1), 0);
      const t60 = eyringT60Seconds(room)[4]!;
      const [a, b] = [toSeconds, 2 * toSeconds - fromSeconds];
      const later = energyBetween(tail.subarray(Math.round(a * RATE_HZ), Math.round(b * RATE_HZ)), 707, 1414);
      tails += later * 10 ** ((6 * (toSeconds - fromSeconds)) / t60);
    }
    expect(Math.abs(10 * Math.log10(images / tails))).toBeLessThan(1.5);
  });

  it("refuses places outside and delays that do not fit, with a code", () => {
    const inside = at(room, 1);
    const outside = { ...inside, microphone: { ...inside.microphone, position: { x: 8, y: 1, z: 1 } } };
    expect(() => microphoneImpulseResponse(outside)).toThrow(AcousticsError);
    expect(() => microphoneImpulseResponse({ ...inside, subtractSeconds: 0.01 })).toThrow(/delay taken off/);
    expect(() => microphoneImpulseResponse({ ...inside, subtractSeconds: -1 })).toThrow(AcousticsError);
  });
});
