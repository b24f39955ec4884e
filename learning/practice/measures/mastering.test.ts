import { describe, expect, test } from "vitest";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { newSession, newTrack } from "@/audio-engine/session/build";
import type { Goal } from "@/learning/exercises/goals";
import type { Evidence, Heard } from "../evidence";
import type { Stereo } from "../sounds";
import { peakToLoudness, truePeak } from "./peak-to-loudness";
import { sectionStepChange } from "./section-step";
import { lossOn, partLoudnessChange } from "./system-loss";
import { toneChange } from "./tone";

const RATE_HZ = 48000;
const FRAMES = 1.2 * RATE_HZ;
const goal = { of: "bass", during: "whole" } as Goal;
const session = newSession({
  id: "s",
  title: "S",
  engineVersion: 1,
  lengthFrames: FRAMES,
  tracks: [newTrack({ id: "bass", name: "Bass", input: { kind: "liveInput" } })],
});

const soundOf = (sampleAt: (i: number) => number): Float32Array =>
  Float32Array.from({ length: FRAMES }, (_, i) => sampleAt(i));
const heardOf = (left: Float32Array, right = left): Heard => {
  const print: Stereo = [left, right];
  return { session, print, frames: FRAMES, tap: () => print };
};
const tone = (hz: number, gain: number, phase = 0) =>
  soundOf((i) => gain * Math.sin((2 * Math.PI * hz * i) / RATE_HZ + phase));
const white = (gain: number) => soundOf((i) => gain * unitWhiteNoiseAt(1, i));
const gainOf = (db: number): number => 10 ** (db / 20);

/** Two sections of 0.6 s. */
const given = (start: Heard): Evidence =>
  ({
    start,
    material: {
      form: [
        { name: "Verse", startFrame: 0, endFrame: FRAMES / 2 },
        { name: "Chorus", startFrame: FRAMES / 2, endFrame: FRAMES },
      ],
    },
  }) as unknown as Evidence;

describe("the step between two sections", () => {
  const stepped = (verseDb: number, chorusDb: number) =>
    heardOf(soundOf((i) => 0.05 * gainOf(i < FRAMES / 2 ? verseDb : chorusDb) * unitWhiteNoiseAt(1, i)));
  const start = stepped(0, 4);

  test.each([
    [0, 4, 0],
    [6, 10, 0],
    [0, 2, -2],
    [-1, 6, 3],
    [3, 0, -7],
  ])("of %f and %f dB, where 0 and 4 were given, has changed by %f LU", (verseDb, chorusDb, changeLu) => {
    const change = sectionStepChange.measure(goal, stepped(verseDb, chorusDb), given(start));
    expect(change).toBeCloseTo(changeLu, 6);
  });

  test("cannot be told of material with one section", () => {
    expect(() => sectionStepChange.measure(goal, start, { start, material: {} } as Evidence)).toThrow(
      "two sections",
    );
  });
});

describe("the true peak", () => {
  // EBU Tech 3341, case 15: a quarter of the rate, 45° off the samples; +0.2/−0.4 dB.
  test("of a tone whose samples miss its top is the top, not the largest sample", () => {
    const sound = heardOf(tone(RATE_HZ / 4, 0.5, Math.PI / 4));
    const measured = truePeak.measure(goal, sound, given(sound));
    expect(measured).toBeGreaterThan(-6.02 - 0.4);
    expect(measured).toBeLessThan(-6.02 + 0.2);
  });

  test("is that of the louder side", () => {
    const sound = heardOf(tone(997, 0.1), tone(997, 0.5));
    expect(Math.abs(truePeak.measure(goal, sound, given(sound)) + 6.02)).toBeLessThan(0.2);
  });

  test("less loudness does not change with level, and is not known of silence", () => {
    const [loud, soft] = [white(0.2), white(0.02)].map((sound) => heardOf(sound));
    const of = (heard: Heard) => peakToLoudness.measure(goal, heard, given(heard));
    expect(of(loud!)).toBeCloseTo(of(soft!), 3);
    expect(of(heardOf(soundOf(() => 0)))).toBeNaN();
  });
});

describe("how far a spectrum moved", () => {
  // Half of the bands raised by d, half lowered by d: RMS d, mean 0. Bands of a row of tones, one in each.
  const CENTRES_HZ = [250, 500, 1000, 2000];
  const chord = (gainsDb: readonly number[]) =>
    heardOf(
      soundOf((i) =>
        CENTRES_HZ.reduce(
          (sum, hz, k) => sum + 0.05 * gainOf(gainsDb[k]!) * Math.sin((2 * Math.PI * hz * i) / RATE_HZ),
          0,
        ),
      ),
    );
  const start = chord([0, 0, 0, 0]);

  test.each([
    [[1, -1, 1, -1], 1],
    [[3, -3, -3, 3], 3],
    [[6, 6, 6, 6], 0],
    [[8, 2, 8, 2], 3],
  ] as const)("by %j dB is %f dB", (gainsDb, rmsDb) => {
    const moved = toneChange.measure(goal, chord(gainsDb), given(start));
    // What the bands beside a tone let through of it.
    expect(Math.abs(moved - rmsDb)).toBeLessThan(0.15);
  });
});

describe("what a part loses on a playback system", () => {
  test("in mono: all of what differs in sign, 3 dB of what is unrelated, nothing of the middle", () => {
    const mono = (heard: Heard) => lossOn("mono").measure(goal, heard, given(heard));
    const other = soundOf((i) => 0.1 * unitWhiteNoiseAt(2, i));
    expect(mono(heardOf(white(0.1)))).toBeCloseTo(0, 6);
    expect(mono(heardOf(white(0.1), other))).toBeCloseTo(3.01, 1);
    expect(mono(heardOf(white(0.1), white(-0.1)))).toBeGreaterThan(30);
  });

  test("is not known of silence, and each system is its own", () => {
    const low = heardOf(tone(63, 0.3));
    expect(lossOn("laptop").measure(goal, low, given(low))).toBeGreaterThan(12);
    expect(lossOn("club").measure(goal, low, given(low))).toBeLessThan(-6);
    const silence = heardOf(soundOf(() => 0));
    expect(lossOn("club").measure(goal, silence, given(silence))).toBeNaN();
  });

  test("is another thing than how loud it is on flat loudspeakers: that is its own change", () => {
    const start = heardOf(white(0.05));
    const change = (heard: Heard) => partLoudnessChange.measure(goal, heard, given(start));
    expect(change(heardOf(white(0.05 * gainOf(-4))))).toBeCloseTo(-4, 6);
    expect(change(heardOf(white(0.05 * gainOf(2.5))))).toBeCloseTo(2.5, 6);
    expect(change(heardOf(soundOf(() => 0)))).toBeNaN();
  });
});
