import { describe, expect, it } from "vitest";
import { newBus, newEq, newEqBand, newMaster } from "@/audio-engine/session";
import {
  consoleOf,
  decibels,
  impulseAt,
  noise,
  play,
  rms,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "@/tests/audio/console-helpers";

const FRAMES = 9600;
const stereoNoise = sound(FRAMES, noise(1, 0.9), noise(2, 0.9));
const monoNoise = sound(FRAMES, noise(3, 0.5));

describe("a chain at unity", () => {
  const expected = (channel: number): Float32Array =>
    Float32Array.from(stereoNoise.pcm.channels[channel]!, (code) => code / 32768);

  it("passes stereo PCM exactly", () => {
    const [left, right] = play(consoleOf({ a: sessionOf([trackOf(stereoNoise)]) }, [stereoNoise]), FRAMES);
    expect(left).toEqual(expected(0));
    expect(right).toEqual(expected(1));
  });

  it("passes it through buses and through equalisers that are off or flat", () => {
    const off = { ...newEq("off", [newEqBand({ id: "b", gainDb: 12 })]), enabled: false };
    const flat = newEq("flat", [newEqBand({ id: "b", gainDb: 0 })]);
    const session = sessionOf([trackOf(stereoNoise, { inserts: [off, flat], output: "bus" })], {
      buses: [newBus({ id: "bus", name: "Bus", inserts: [flat] })],
      master: newMaster({ inserts: [off] }),
    });
    const [left, right] = play(consoleOf({ a: session }, [stereoNoise]), FRAMES);
    expect(left).toEqual(expected(0));
    expect(right).toEqual(expected(1));
  });

  it("and its inverse sum to exact zeros", () => {
    const inverse = trackOf(stereoNoise, { id: "inverse", polarity: "inverted" });
    const [left, right] = play(
      consoleOf({ a: sessionOf([trackOf(stereoNoise), inverse]) }, [stereoNoise]),
      FRAMES,
    );
    expect(rms(left) + rms(right)).toBe(0);
  });
});

describe("fader and pan", () => {
  const tone = sound(FRAMES, sine(1000, 0.5));
  const stereoTone = sound(FRAMES, sine(1000, 0.5), sine(1000, 0.5));
  const levels = (source: typeof tone, fields: object): readonly [number, number] => {
    const [left, right] = play(consoleOf({ a: sessionOf([trackOf(source, fields)]) }, [source]), FRAMES);
    return [decibels(rms(left) / (0.5 / Math.SQRT2)), decibels(rms(right) / (0.5 / Math.SQRT2))];
  };

  it.each([
    // Equal power: −3.01 dB in the centre; 20 lg cos 67.5° = −8.343, 20 lg sin 67.5° = −0.688.
    ["mono in the centre", tone, { pan: 0 }, -3.0103, -3.0103],
    ["mono half right", tone, { pan: 0.5 }, -8.343, -0.688],
    ["mono hard left", tone, { pan: -1 }, 0, Number.NEGATIVE_INFINITY],
    ["stereo in the centre", stereoTone, { pan: 0 }, 0, 0],
    // 20 lg (√2 cos 67.5°) = −5.333.
    ["stereo half right", stereoTone, { pan: 0.5 }, -5.333, 0],
    ["stereo hard right", stereoTone, { pan: 1 }, Number.NEGATIVE_INFINITY, 0],
    ["fader −17.3 dB", stereoTone, { faderDb: -17.3 }, -17.3, -17.3],
    ["fader off", stereoTone, { faderDb: -100 }, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ])("%s", (_name, source, fields, leftDb, rightDb) => {
    const [left, right] = levels(source, fields);
    for (const [got, wanted] of [
      [left, leftDb],
      [right, rightDb],
    ] as const) {
      if (wanted === Number.NEGATIVE_INFINITY) expect(got).toBe(wanted);
      else expect(Math.abs(got - wanted)).toBeLessThan(0.01);
    }
  });
});

describe("routing", () => {
  const send = (tap: "pre" | "post", levelDb: number) => ({ id: "send", bus: "bus", levelDb, tap });
  const heard = (fields: object, source = stereoNoise): number => {
    const session = sessionOf([trackOf(source, fields)], {
      // Only what is sent reaches the output: the bus goes to the master, the track to a bus that is off.
      buses: [newBus({ id: "bus", name: "Bus" }), newBus({ id: "off", name: "Off", faderDb: -100 })],
    });
    const [left] = play(consoleOf({ a: session }, [source]), FRAMES);
    return decibels(rms(left) / rms(Float32Array.from(source.pcm.channels[0]!, (code) => code / 32768)));
  };

  it("sends after the fader follow it, sends before it do not", () => {
    expect(heard({ output: "off", faderDb: -20, sends: [send("post", -6)] })).toBeCloseTo(-26, 2);
    expect(heard({ output: "off", faderDb: -20, sends: [send("pre", -6)] })).toBeCloseTo(-6, 2);
  });

  it("a mono send before the pan control reaches both sides 3.01 dB down", () => {
    const fields = { output: "off", pan: 1, sends: [send("pre", 0)] };
    expect(heard(fields, monoNoise)).toBeCloseTo(-3.01, 2);
  });

  it("mute silences track and sends", () => {
    expect(heard({ output: "off", mute: true, sends: [send("pre", 0)] })).toBe(Number.NEGATIVE_INFINITY);
    expect(heard({ mute: true, sends: [send("post", 0)] })).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("clips", () => {
  it("play a part of a sound at its place, with gain and linear fades", () => {
    const ones = sound(1000, () => 0.5);
    const track = trackOf(ones, { pan: -1 });
    const clip = {
      id: "c",
      asset: ones.ref,
      sourceFrame: 100,
      frames: 40,
      atFrame: 333,
      gainDb: 6,
      fadeInFrames: 10,
      fadeOutFrames: 20,
    };
    const session = sessionOf([{ ...track, input: { kind: "clips", clips: [clip] } }]);
    const [left] = play(consoleOf({ a: session }, [ones]), 500);
    const full = 0.5 * 10 ** (6 / 20);
    expect(left[332]).toBe(0);
    expect(left[333]).toBeCloseTo(full * 0.05, 6);
    expect(left[342]).toBeCloseTo(full * 0.95, 6);
    expect(left[350]).toBeCloseTo(full, 6);
    expect(left[353]).toBeCloseTo(full * 0.975, 6);
    expect(left[372]).toBeCloseTo(full * 0.025, 6);
    expect(left[373]).toBe(0);
  });

  it("that overlap sum, also when one lies inside another", () => {
    const ones = sound(400, () => 0.25);
    const at = (id: string, atFrame: number, frames: number) => ({
      id,
      asset: ones.ref,
      sourceFrame: 0,
      frames,
      atFrame,
      gainDb: 0,
      fadeInFrames: 0,
      fadeOutFrames: 0,
    });
    const clips = [at("late", 300, 100), at("long", 0, 400), at("short", 50, 10)];
    const track = { ...trackOf(ones, { pan: -1 }), input: { kind: "clips" as const, clips } };
    const [left] = play(consoleOf({ a: sessionOf([track]) }, [ones]), 420);
    expect([left[49], left[50], left[59], left[60], left[299], left[300], left[399], left[400]]).toEqual([
      0.25, 0.5, 0.5, 0.25, 0.25, 0.5, 0.5, 0,
    ]);
  });

  it("are bounded to ±64", () => {
    const ones = sound(64, () => 0.99);
    const clips = Array.from({ length: 6 }, (_, i) => ({
      id: `c${i}`,
      asset: ones.ref,
      sourceFrame: 0,
      frames: 64,
      atFrame: 0,
      gainDb: 24,
      fadeInFrames: 0,
      fadeOutFrames: 0,
    }));
    const track = { ...trackOf(ones, { pan: -1 }), input: { kind: "clips" as const, clips } };
    const [left] = play(consoleOf({ a: sessionOf([track]) }, [ones]), 32);
    expect(Math.max(...left)).toBe(64);
  });
});

describe("time", () => {
  const session = sessionOf([
    trackOf(stereoNoise, { inserts: [newEq("eq", [newEqBand({ id: "b", gainDb: 9, frequencyHz: 300 })])] }),
    trackOf(monoNoise, { pan: 0.3, delayFrames: 123 }),
  ]);
  const sounds = [stereoNoise, monoNoise];

  it("does not depend on how the host cuts blocks", () => {
    const whole = play(consoleOf({ a: session }, sounds), FRAMES, [FRAMES]);
    const next = noise(9, 1);
    const lengths = Array.from({ length: 97 }, () => 1 + Math.floor(Math.abs(next(0)) * 300));
    expect(play(consoleOf({ a: session }, sounds), FRAMES, lengths)).toEqual(whole);
    expect(play(consoleOf({ a: session }, sounds), FRAMES, [1])).toEqual(whole);
  });

  it("the user's delay is kept, to the frame", () => {
    const click = sound(1000, impulseAt(100), impulseAt(100));
    const [left] = play(consoleOf({ a: sessionOf([trackOf(click, { delayFrames: 777 })]) }, [click]), 1000);
    expect(left.indexOf(0.5)).toBe(877);
  });

  it("runs on at a loop's seam, sample for sample", () => {
    const ramp = sound(4000, (frame) => frame / 8192);
    const looped = consoleOf({ a: sessionOf([trackOf(ramp, { pan: -1 })]) }, [ramp]);
    looped.setLoop({ startFrame: 1001, endFrame: 2050 });
    const [left] = play(looped, 6000);
    for (let i = 0; i < 6000; i++) {
      const frame = i < 2050 ? i : 1001 + ((i - 2050) % 1049);
      expect(left[i]! * 8192).toBe(frame);
    }
  });

  it("after a seek nothing of the earlier sound remains", () => {
    const first = sound(4800, sine(80, 0.9));
    const boosted = newEq("eq", [newEqBand({ id: "b", gainDb: 18, frequencyHz: 80, q: 10 })]);
    const console = consoleOf(
      { a: sessionOf([trackOf(first, { inserts: [boosted] })], { lengthFrames: 96000 }) },
      [first],
    );
    play(console, 4800);
    console.seek(48000);
    const [left, right] = play(console, 4800);
    expect(rms(left) + rms(right)).toBe(0);
  });

  it("a tail ends in exact zeros", () => {
    const ringing = newEq("eq", [newEqBand({ id: "b", gainDb: 18, frequencyHz: 500, q: 5 })]);
    const console = consoleOf({ a: sessionOf([trackOf(monoNoise, { inserts: [ringing] })]) }, [monoNoise]);
    play(console, FRAMES);
    play(console, 96000);
    const [left, right] = play(console, 4800);
    expect(rms(left) + rms(right)).toBe(0);
    const tap = console.tap("a", monoNoise.ref.id, "post-fader")!;
    expect(rms(tap.out.left)).toBe(0);
  });
});
