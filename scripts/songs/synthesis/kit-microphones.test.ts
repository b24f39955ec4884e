import { beforeAll, describe, expect, it } from "vitest";
import { energy } from "@/tests/helpers/room-measures";
import { highPass } from "./filters";
import {
  KIT_MICROPHONE_NAMES,
  type KitMicrophones,
  type KitPieces,
  PIECES,
  recordKit,
} from "./kit-microphones";
import { SAMPLE_RATE_HZ } from "./loop";

const FRAMES = 48000;
const STROKE_FRAME = 2000;

const silence = () => new Float64Array(FRAMES);
const stroke = () => silence().fill(1, STROKE_FRAME, STROKE_FRAME + 1);
const minus = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - b[i]!);

let floors: KitMicrophones;
let snare: KitMicrophones;
let kick: KitMicrophones;
beforeAll(() => {
  floors = recordKit({ kick: silence() }, { bleed: true, seed: 1 });
  snare = recordKit({ snare: stroke() }, { bleed: true, seed: 1 });
  kick = recordKit({ kick: stroke() }, { bleed: true, seed: 1 });
  // As long as any test may take.
}, 60_000);

/** When the direct sound comes, in ms after the stroke: where the band-limited pulse has its first large peak. */
function arrivalMs(signal: Float64Array): number {
  const sharp = signal.slice(0, STROKE_FRAME + 1200);
  highPass(sharp, 2000);
  const magnitude = sharp.map(Math.abs);
  const largest = magnitude.reduce((most, value) => Math.max(most, value), 0);
  let frame = magnitude.findIndex((value) => value > largest / 2);
  while (magnitude[frame + 1]! > magnitude[frame]!) frame++;
  return ((frame - STROKE_FRAME) / SAMPLE_RATE_HZ) * 1000;
}

/** Sign of the direct sound's low end: no reflection comes within 60 frames of it. */
function firstSign(signal: Float64Array): number {
  const direct = STROKE_FRAME + Math.round((arrivalMs(signal) / 1000) * SAMPLE_RATE_HZ);
  return Math.sign(signal.subarray(direct - 16, direct + 60).reduce((sum, value) => sum + value, 0));
}

describe("time", () => {
  // By hand from the places: metres / 343.2 m/s.
  it.each([
    ["snareTop", 0.536],
    ["snareBottom", 0.743],
    ["overheadLeft", 3.927],
    ["overheadRight", 3.834],
    ["roomLeft", 11.038],
    ["roomRight", 10.805],
  ] as const)("the snare reaches %s after %f ms, ±0.03", (name, milliseconds) => {
    expect(Math.abs(arrivalMs(snare[name]) - milliseconds)).toBeLessThan(0.03);
  });

  it("the overheads hear the snare about 3.4 ms after its own microphone, the room 10.4", () => {
    const lag = (name: keyof KitMicrophones) => arrivalMs(snare[name]) - arrivalMs(snare.snareTop);
    expect((lag("overheadLeft") + lag("overheadRight")) / 2).toBeCloseTo(3.35, 1);
    expect((lag("roomLeft") + lag("roomRight")) / 2).toBeCloseTo(10.4, 1);
  });
});

describe("polarity", () => {
  it("the snare's is opposite from below, and nowhere else", () => {
    for (const name of KIT_MICROPHONE_NAMES) {
      expect(firstSign(snare[name]), name).toBe(name === "snareBottom" ? -1 : 1);
    }
  });

  it("the kick drum's is the same above and below the snare", () => {
    expect(firstSign(kick.snareBottom)).toBe(firstSign(kick.snareTop));
  });
});

describe("bleed", () => {
  it("off: a close microphone hears its own piece alone, the others everything", () => {
    const alone = recordKit({ snare: stroke() }, { bleed: false, seed: 1 });
    for (const name of KIT_MICROPHONE_NAMES) {
      const hears = /^(snare|overhead|room)/.test(name);
      expect(alone[name], name).toEqual(hears ? snare[name] : floors[name]);
    }
  });

  it("on: every piece is heard by every microphone, loudest of the close ones by its own", () => {
    const own = { kick: /^kick/, snare: /^snare/, hat: /^hat/, rackTom: /^rackTom/, floorTom: /^floorTom/ };
    for (const piece of PIECES) {
      const heard = recordKit({ [piece]: stroke() }, { bleed: true, seed: 1 });
      const levels = KIT_MICROPHONE_NAMES.map((name) => energy(minus(heard[name], floors[name])));
      expect(Math.min(...levels)).toBeGreaterThan(1e-3);
      const loudest = KIT_MICROPHONE_NAMES[levels.indexOf(Math.max(...levels))];
      if (piece in own) expect(loudest).toMatch(own[piece as keyof typeof own]);
    }
  });
});

describe("noise", () => {
  it("is each microphone's own, and comes again with its seed", () => {
    const others = recordKit({ kick: silence() }, { bleed: true, seed: 2 });
    const all = KIT_MICROPHONE_NAMES.flatMap((name) => [floors[name], others[name]]);
    for (const [i, one] of all.entries()) {
      expect(10 * Math.log10(energy(one) / FRAMES)).toBeGreaterThan(-92);
      expect(10 * Math.log10(energy(one) / FRAMES)).toBeLessThan(-88);
      for (const other of all.slice(0, i)) {
        const product = one.reduce((sum, value, at) => sum + value * other[at]!, 0);
        expect(Math.abs(product) / Math.sqrt(energy(one) * energy(other))).toBeLessThan(0.1);
      }
    }
    expect(recordKit({ snare: stroke() }, { bleed: true, seed: 1 })).toEqual(snare);
  });
});

describe("a loop", () => {
  it("has no seam: what starts later sounds the same later, across the end, ≤ −200 dB", () => {
    const turned = (sound: Float64Array, by: number) => {
      return sound.map((_, i) => sound[(i - by + FRAMES) % FRAMES]!);
    };
    const later = 33000;
    const heard = recordKit({ snare: turned(stroke(), later) }, { bleed: true, seed: 1 });
    for (const name of KIT_MICROPHONE_NAMES) {
      const expected = turned(minus(snare[name], floors[name]), later);
      const difference = energy(minus(minus(heard[name], floors[name]), expected));
      expect(10 * Math.log10(difference / energy(expected) + 1e-30), name).toBeLessThan(-200);
    }
  });

  it("refuses pieces of different lengths, and none", () => {
    const wrong: KitPieces[] = [{}, { kick: silence(), snare: new Float64Array(5) }];
    for (const pieces of wrong) expect(() => recordKit(pieces, { bleed: true, seed: 1 })).toThrow(RangeError);
  });
});
