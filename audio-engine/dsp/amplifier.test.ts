import { describe, expect, it } from "vitest";
import {
  congruentialNoise,
  peakOf,
  readReference,
  runInBlocks,
  runMono,
  runUnit,
  sine,
  toDb,
} from "@/tests/helpers/dynamics-signals";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { inharmonicDb } from "@/tests/helpers/spurious";
import { AMPLIFIER_LATENCY_FRAMES, Amplifier, type AmplifierSettings } from "./amplifier";
import { AMPLIFIER_VOICINGS, type AmplifierKind } from "./amplifier-voicings";

const SIZE = 48000;
const KINDS = Object.keys(AMPLIFIER_VOICINGS) as AmplifierKind[];
const settings = (kind: AmplifierKind, more: Partial<AmplifierSettings> = {}): AmplifierSettings => ({
  kind,
  driveDb: 12,
  bass01: 0.5,
  mid01: 0.5,
  treble01: 0.5,
  presence01: 0.3,
  sag01: 0.3,
  outputDb: 0,
  ...more,
});

/** Levels in dB at whole multiples of 1 Hz in the last second. */
function levelsDb(samples: Float64Array): (hz: number) => number {
  const second = samples.slice(-SIZE);
  return (hz) => toDb((2 * magnitudeAt(second, hz)) / SIZE);
}

describe.each(KINDS)("a %s amplifier", (kind) => {
  it("does not fold its overtones down: −78 dB beside a tone of 5 kHz at full drive, wherever its knobs stand", () => {
    const turned: Partial<AmplifierSettings>[] = [
      {},
      { treble01: 1, presence01: 1, bass01: 0, mid01: 1, sag01: 0 },
      { treble01: 0, presence01: 0, mid01: 0, sag01: 1 },
    ];
    for (const knobs of turned) {
      const amplifier = new Amplifier(settings(kind, { driveDb: 36, ...knobs }));
      const out = runMono(amplifier, sine(5000, 1, 65536 + SIZE));
      expect(Math.max(...inharmonicDb(out, 5000, 1)), JSON.stringify(knobs)).toBeLessThan(-78);
    }
  });

  it("does not depend on how blocks are cut, and ends in exact silence", () => {
    const input = { left: congruentialNoise(1, 4800), right: congruentialNoise(2, 4800) };
    const each = settings(kind, { driveDb: 24 });
    const whole = runUnit(new Amplifier(each), input);
    expect(runInBlocks(new Amplifier(each), input, [1, 3, 2])).toEqual(whole);
    expect(runMono(new Amplifier(each), input.left)).toEqual(whole.left);
    const burst = new Float64Array(SIZE * 8);
    burst.set(congruentialNoise(3, 2400));
    expect(
      runMono(new Amplifier(each), burst)
        .subarray(-3200)
        .every((x) => x === 0),
    ).toBe(true);
  });

  it("comes back from a reset as new", () => {
    const amplifier = new Amplifier(settings(kind));
    const fresh = runMono(amplifier, congruentialNoise(4, 4800));
    amplifier.reset();
    expect(runMono(amplifier, congruentialNoise(4, 4800))).toEqual(fresh);
  });

  it("puts out no more than its power stage can, whatever comes in", () => {
    const out = runMono(new Amplifier(settings(kind, { driveDb: 36 })), congruentialNoise(5, SIZE));
    // The transformer's low cut may swing a full wave to its other side.
    expect(peakOf(out)).toBeLessThan(2);
  });
});

describe("the overtones", () => {
  const { tones } = readReference<{
    tones: (AmplifierSettings & { peakDb: number; harmonicsDb: number[] })[];
  }>("amplifier.json");

  it.each(tones.map((row) => [row.kind, row.driveDb, row.peakDb, row] as const))(
    "of a %s amplifier at %d dB of drive, for a tone of %d dB, are those of its curves and circuits, ±0.02 dB",
    (kind, driveDb, peakDb, { harmonicsDb, ...knobs }) => {
      const amplifier = new Amplifier({ ...knobs, kind, driveDb, outputDb: 0 });
      const levelDb = levelsDb(runMono(amplifier, sine(997, 10 ** (peakDb / 20), 3 * SIZE)));
      harmonicsDb.forEach((expected, i) => {
        if (expected > harmonicsDb[0]! - 40)
          expect(Math.abs(levelDb(997 * (i + 1)) - expected), `overtone ${i + 1}`).toBeLessThan(0.02);
      });
    },
  );
});

describe("the voicings", () => {
  const riff = sine(196, 0.1, 2 * SIZE);
  const distortionDb = (kind: AmplifierKind): number => {
    const levelDb = levelsDb(runMono(new Amplifier(settings(kind)), riff));
    const overtones = [2, 3, 4, 5, 6, 7].reduce((sum, n) => sum + 10 ** (levelDb(196 * n) / 10), 0);
    return 10 * Math.log10(overtones) - levelDb(196);
  };

  it("bend more from clean over crunch to lead", () => {
    expect(distortionDb("clean")).toBeLessThan(-25);
    expect(distortionDb("crunch")).toBeGreaterThan(distortionDb("clean") + 8);
    expect(distortionDb("lead")).toBeGreaterThan(distortionDb("crunch") + 1);
  });
});

describe("sag", () => {
  it("lets the level down over 50 ms after a loud start", () => {
    const peakOfPeriod = (out: Float64Array, seconds: number): number => {
      const at = AMPLIFIER_LATENCY_FRAMES + Math.round(seconds * SIZE);
      return toDb(peakOf(out.slice(at, at + 480)));
    };
    const loud = (sag01: number) =>
      runMono(new Amplifier(settings("crunch", { driveDb: 30, sag01 })), sine(200, 0.5, SIZE));
    const [stiff, soft] = [loud(0), loud(1)];
    const fallDb = (seconds: number) => peakOfPeriod(soft, seconds) - peakOfPeriod(stiff, seconds);
    expect(fallDb(0.005)).toBeGreaterThan(-1.5);
    expect(fallDb(0.4)).toBeLessThan(-2);
    const middle = fallDb(0.05) / fallDb(0.4);
    expect(middle).toBeGreaterThan(0.5);
    expect(middle).toBeLessThan(0.8);
  });
});
