import { describe, expect, it } from "vitest";
import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { newBus, newEq, newEqBand, newMaster } from "@/audio-engine/session";
import {
  consoleOf,
  decibels,
  largestStep,
  noise,
  play,
  rms,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "@/tests/audio/console-helpers";

const FRAMES = 48000;
const hiss = sound(FRAMES, noise(1, 0.3), noise(2, 0.3));
const tone = sound(FRAMES, sine(200, 0.5));
const other = sound(FRAMES, sine(330, 0.4));

describe("sides of a comparison", () => {
  const louder = newMaster({ faderDb: 3 });

  it("are switched to the sample: from then on the other side as if it had always been heard", () => {
    const sides = { a: sessionOf([trackOf(hiss)]), b: sessionOf([trackOf(hiss)], { master: louder }) };
    const console = consoleOf(sides, [hiss]);
    play(console, 6016);
    console.selectSide("b");
    const [after] = play(console, 12000);
    const [always] = play(consoleOf({ b: sides.b }, [hiss]), 18016);
    expect(after.subarray(480)).toEqual(always.subarray(6016 + 480));
  });

  it("differ by a gain and by no time", () => {
    const console = consoleOf(
      { a: sessionOf([trackOf(hiss)]), b: sessionOf([trackOf(hiss)], { master: louder }) },
      [hiss],
    );
    const [a] = play(console, 9600);
    console.selectSide("b");
    console.seek(0);
    const [b] = play(console, 9600);
    expect(bestLag(a, b)).toBe(0);
    expect(decibels(rms(b) / rms(a))).toBeCloseTo(3, 3);
  });

  it("are switched without a step", () => {
    for (const b of [sessionOf([trackOf(tone)], { master: louder }), sessionOf([trackOf(other)])]) {
      const console = consoleOf({ a: sessionOf([trackOf(tone)]), b }, [tone, other]);
      for (const sideId of ["b", "a", "b"]) {
        const [before] = play(console, 2400);
        console.selectSide(sideId);
        const [during] = play(console, 960);
        const [after] = play(console, 2400);
        const steady = Math.max(largestStep(before), largestStep(after));
        expect(largestStep(join(before, during, after))).toBeLessThan(3 * steady);
      }
    }
  });

  it("share what is the same", () => {
    const eq = (gainDb: number) => newEq("eq", [newEqBand({ id: "b", gainDb })]);
    const mix = (masterDb: number, eqDb: number) =>
      sessionOf([trackOf(tone, { inserts: [eq(eqDb)] }), trackOf(other)], {
        buses: [newBus({ id: "bus", name: "Bus" })],
        master: newMaster({ inserts: [newEq("m", [newEqBand({ id: "b", gainDb: masterDb })])] }),
      });
    const count = (...sides: ReturnType<typeof mix>[]) =>
      consoleOf(Object.fromEntries(sides.map((side, i) => [`side${i}`, side])), [tone, other]).nodeCount;
    const one = count(mix(0, 3));
    expect(count(mix(0, 3), mix(0, 3))).toBe(one);
    // Another master insert, and the fader behind it.
    expect(count(mix(0, 3), mix(2, 3))).toBe(one + 2);
    // Another track insert: it, its fader, and the master's sum, head, insert and fader.
    expect(count(mix(0, 3), mix(0, 4))).toBe(one + 6);
  });

  it("part when one of them is edited, and the other does not notice", () => {
    const eq = (gainDb: number) => newEq("eq", [newEqBand({ id: "b", gainDb, frequencyHz: 90, q: 4 })]);
    const mix = (gainDb: number) => sessionOf([trackOf(hiss, { inserts: [eq(gainDb)] })]);
    const console = consoleOf({ a: mix(6), b: mix(6) }, [hiss]);
    const alone = consoleOf({ a: mix(6) }, [hiss]);
    play(console, 4800);
    play(alone, 4800);
    console.editSide("b", mix(-6));
    expect(play(console, 4800)).toEqual(play(alone, 4800));
    console.selectSide("b");
    play(console, 4800);
    const [edited] = play(console, 4800);
    const [reference] = play(consoleOf({ b: mix(-6) }, [hiss]), 19200);
    expect(rms(difference(edited, reference.subarray(14400)))).toBeLessThan(1e-6);
    // Equal again: they stay apart, and both are right.
    console.editSide("b", mix(6));
    play(console, 12000);
    const [again] = play(console, 2400);
    play(alone, 9600 + 12000);
    expect(rms(difference(again, play(alone, 2400)[0]))).toBeLessThan(1e-6);
  });

  it("part when the first of them is edited: what they shared stays with the other", () => {
    const eq = (gainDb: number) => newEq("eq", [newEqBand({ id: "b", gainDb, frequencyHz: 90, q: 4 })]);
    const mix = (gainDb: number) => sessionOf([trackOf(hiss, { inserts: [eq(gainDb)] })]);
    const console = consoleOf({ a: mix(6), b: mix(6) }, [hiss]);
    const alone = consoleOf({ b: mix(6) }, [hiss]);
    console.selectSide("b");
    play(console, 4800);
    play(alone, 4800);
    console.editSide("a", mix(-6));
    expect(play(console, 4800)).toEqual(play(alone, 4800));
  });
});

describe("the monitor", () => {
  it("matches, dims, folds to mono and turns down what is heard, and leaves the print alone", () => {
    const console = consoleOf({ a: sessionOf([trackOf(hiss)]) }, [hiss]);
    console.setMatchGain("a", -4);
    console.setMonitor({ soloTrackIds: [], mono: true, dimDb: -20, system: null });
    console.setVolume(-6);
    play(console, 1024);
    const print = console.side("a")!.print.out;
    const prints: number[] = [];
    const heard: number[] = [];
    const sides: number[] = [];
    for (let block = 0; block < 200; block++) {
      console.processBlock();
      for (let i = 0; i < BLOCK_FRAMES; i++) {
        prints.push(0.5 * (print.left[i]! + print.right![i]!));
        heard.push(console.left[i]!);
        sides.push(console.left[i]! - console.right[i]!);
      }
    }
    expect(decibels(rms(heard) / rms(prints))).toBeCloseTo(-30, 6);
    expect(rms(sides)).toBe(0);
    const [plain] = play(consoleOf({ a: sessionOf([trackOf(hiss)]) }, [hiss]), 1024 + 25600);
    expect(Math.fround(print.left[127]!)).toBe(plain[1024 + 25600 - 1]!);
  });

  it("solos in place: through buses and master, without their sends, and not in the print", () => {
    const session = sessionOf(
      [
        trackOf(tone, { output: "bus" }),
        trackOf(other, { sends: [{ id: "s", bus: "bus", levelDb: 0, tap: "pre" }] }),
      ],
      { buses: [newBus({ id: "bus", name: "Bus", faderDb: -6 })] },
    );
    const console = consoleOf({ a: session }, [tone, other]);
    console.setMonitor({ soloTrackIds: [tone.ref.id], mono: false, dimDb: 0, system: null });
    play(console, 2400);
    const [heard] = play(console, 4800);
    const expected = 0.5 * Math.SQRT1_2 * 10 ** (-6 / 20) * Math.SQRT1_2;
    expect(decibels(rms(heard) / expected)).toBeCloseTo(0, 2);
    const print = Float64Array.from(console.side("a")!.print.out.left);
    const [plain] = play(consoleOf({ a: session }, [tone, other]), 7296);
    expect(Float32Array.from(print)).toEqual(plain.slice(7168));
    console.setMonitor({ soloTrackIds: [], mono: false, dimDb: 0, system: null });
    play(console, 2400);
    const [all] = play(console, 2400);
    const [reference] = play(consoleOf({ a: session }, [tone, other]), 12000);
    expect(all).toEqual(reference.subarray(9600));
  });
});

function bestLag(a: Float32Array, b: Float32Array): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let lag = -60; lag <= 60; lag++) {
    let sum = 0;
    for (let i = 100; i < a.length - 100; i++) sum += a[i]! * b[i + lag]!;
    if (sum > most) {
      most = sum;
      best = lag;
    }
  }
  return best;
}

function join(...parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

function difference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value - b[i]!);
}
