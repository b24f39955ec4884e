import { describe, expect, it } from "vitest";
import {
  newBus,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  newTrack,
  type Session,
  type Track,
} from "@/audio-engine/session";
import {
  consoleOf,
  decibels,
  largestStep,
  play,
  rms,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "@/tests/audio/console-helpers";

const tone = sound(96000, sine(100, 0.25), sine(100, 0.25, 1));
const eq = (gainDb: number, frequencyHz = 100) => newEq("eq", [newEqBand({ id: "b", gainDb, frequencyHz })]);
const one = (fields: Partial<Track>, more: Partial<Session> = {}): Session =>
  sessionOf([trackOf(tone, fields)], more);
const bus = newBus({ id: "bus", name: "Bus", faderDb: -3 });

describe("live edits", () => {
  it.each<[string, Session, Session]>([
    ["fader", one({}), one({ faderDb: -12 })],
    ["fader off", one({}), one({ faderDb: -100 })],
    ["pan", one({ pan: -1 }), one({ pan: 1 })],
    ["mute", one({}), one({ mute: true })],
    ["polarity", one({}), one({ polarity: "inverted" })],
    ["delay", one({}), one({ delayFrames: 240 })],
    ["a longer delay than any before", one({ delayFrames: 10 }), one({ delayFrames: 30000 })],
    ["equaliser band", one({ inserts: [eq(-9)] }), one({ inserts: [eq(9)] })],
    ["bypass", one({ inserts: [eq(9)] }), one({ inserts: [{ ...eq(9), enabled: false }] })],
    ["a new insert", one({}), one({ inserts: [eq(9)] })],
    ["an insert taken out", one({ inserts: [eq(9)] }), one({})],
    ["another output", one({}), one({ output: "bus" }, { buses: [bus] })],
    ["a new track", one({}), sessionOf([trackOf(tone), trackOf(tone, { id: "second", pan: 0.5 })])],
    ["a track taken out", sessionOf([trackOf(tone), trackOf(tone, { id: "second" })]), one({})],
    ["master fader", one({}), one({}, { master: newMaster({ faderDb: -9 }) })],
  ])("%s: no step, and soon the sound of the new session", (_name, before, after) => {
    const console = consoleOf({ a: before }, [tone]);
    const first = play(console, 9600);
    console.editSide("a", after);
    const moving = play(console, 9600);
    play(console, 38400);
    const settled = play(console, 9600);
    const reference = play(consoleOf({ a: after }, [tone]), 67200);
    for (const channel of [0, 1] as const) {
      const steady = Math.max(largestStep(first[channel]), largestStep(settled[channel]));
      const seam = Math.abs(moving[channel][0]! - first[channel].at(-1)!);
      expect(Math.max(seam, largestStep(moving[channel]))).toBeLessThan(3 * steady);
      const expected = reference[channel].subarray(57600);
      const error = settled[channel].map((value, i) => value - expected[i]!);
      expect(rms(error)).toBeLessThan(1e-6);
    }
  });

  it("there and back before the fades are over", () => {
    const console = consoleOf({ a: one({}) }, [tone]);
    const [before] = play(console, 9600);
    for (const session of [
      one({ inserts: [eq(9)] }),
      one({}),
      one({ output: "bus" }, { buses: [bus] }),
      one({}),
    ]) {
      console.editSide("a", session);
      const [moving] = play(console, 320);
      expect(largestStep(moving)).toBeLessThan(3 * largestStep(before));
    }
    play(console, 4800);
    const [after] = play(console, 2400);
    const [reference] = play(consoleOf({ a: one({}) }, [tone]), 9600 + 1280 + 7200);
    expect(after).toEqual(reference.subarray(9600 + 1280 + 4800));
  });

  it("a new insert with latency leaves no gap: it has filled before it is faded in", () => {
    const constant = sound(
      48000,
      () => 0.25,
      () => 0.25,
    );
    const plain = sessionOf([trackOf(constant)]);
    const limited = sessionOf([trackOf(constant, { inserts: [newLimiter("limiter")] })]);
    const console = consoleOf({ a: plain }, [constant]);
    play(console, 4800);
    for (const session of [limited, plain]) {
      console.editSide("a", session);
      const [heard] = play(console, 9600);
      expect(Math.min(...heard)).toBeGreaterThan(0.2499);
      expect(Math.max(...heard)).toBeLessThan(0.2501);
    }
  });

  it("buses that change places", () => {
    const routed = (first: string, second: string): Session =>
      one(
        { output: first },
        {
          buses: [
            newBus({ id: first, name: "First", output: second, faderDb: -1 }),
            newBus({ id: second, name: "Second", faderDb: -2 }),
          ],
        },
      );
    const console = consoleOf({ a: routed("x", "y") }, [tone]);
    play(console, 4800);
    console.editSide("a", routed("y", "x"));
    play(console, 9600);
    const [after] = play(console, 4800);
    expect(decibels(rms(after) / (0.25 * Math.SQRT1_2))).toBeCloseTo(-3, 2);
  });

  it("a fader that runs its full travel in 50 ms leaves nothing above 4 kHz", () => {
    // Not from PCM, whose rounding is louder than what is looked for.
    const generator = { id: "g", kind: "sine", seed: 0, levelDbfs: -20, frequencyHz: 100 } as const;
    const faded = (faderDb: number): Session =>
      sessionOf([newTrack({ id: "t", name: "T", faderDb, input: { kind: "generator", generator } })], {
        lengthFrames: 48000,
      });
    const console = consoleOf({ a: faded(-100) }, []);
    play(console, 4800);
    const heard: number[] = [];
    for (let step = 1; step <= 3; step++) {
      console.editSide("a", faded(-100 + (110 * step) / 3));
      heard.push(...play(console, 800)[0]);
    }
    heard.push(...play(console, 4800)[0]);
    expect(decibels(peakAbove4kHz(heard))).toBeLessThan(-100);
  });

  it("what is refused changes nothing", () => {
    const console = consoleOf({ a: one({}) }, [tone]);
    play(console, 960);
    expect(() => console.editSide("a", one({ input: { kind: "liveInput" } }))).toThrow(/Live input/);
    const stranger = sound(10, () => 0);
    expect(() => console.editSide("a", sessionOf([trackOf(stranger)]))).toThrow();
    const [after] = play(console, 960);
    expect(after).toEqual(play(consoleOf({ a: one({}) }, [tone]), 1920)[0].subarray(960));
  });
});

/** Peak of the signal behind a linear-phase high-pass: 511 taps, Blackman, 4 kHz. */
function peakAbove4kHz(samples: readonly number[]): number {
  const taps = Array.from({ length: 511 }, (_, i) => {
    const n = i - 255;
    const low = n === 0 ? 8000 / 48000 : Math.sin((2 * Math.PI * 4000 * n) / 48000) / (Math.PI * n);
    const window = 0.42 + 0.5 * Math.cos((Math.PI * n) / 256) + 0.08 * Math.cos((2 * Math.PI * n) / 256);
    return (n === 0 ? 1 : 0) - low * window;
  });
  let peak = 0;
  for (let at = 0; at + 511 <= samples.length; at++) {
    let sum = 0;
    for (let k = 0; k < 511; k++) sum += taps[k]! * samples[at + k]!;
    peak = Math.max(peak, Math.abs(sum));
  }
  return peak;
}
