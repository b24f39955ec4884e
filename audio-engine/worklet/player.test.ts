import { describe, expect, it } from "vitest";
import { LIMITER_LATENCY_FRAMES } from "@/audio-engine/dsp/limiter";
import { newLimiter, newMaster, newSession, type Session } from "@/audio-engine/session";
import {
  impulseAt,
  largestStep,
  play,
  rms,
  type Sound,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "@/tests/audio/console-helpers";
import { Player } from "./player";
import { type Command, type Measured, type Report, TAP_FRAMES } from "./protocol";

const tone = sound(96000, sine(300, 0.5), sine(300, 0.5));
const other = sound(96000, sine(440, 0.4), sine(440, 0.4));

class Bench {
  readonly reports: Report[] = [];
  readonly player = new Player((report) => this.reports.push(report));
  private requestId = 0;

  constructor(...sounds: readonly Sound[]) {
    this.send({
      type: "addAssets",
      assets: sounds.map(({ ref, pcm }) => ({ pcmSha256: ref.pcmSha256, pcm })),
    });
  }

  send(command: Command): void {
    this.player.handle(command);
  }

  load(
    sides: Readonly<Record<string, Session>>,
    more: Partial<Extract<Command, { type: "loadSides" }>> = {},
  ) {
    const documents = Object.entries(sides).map(([id, session]) => ({ id, session }));
    this.send({
      type: "loadSides",
      requestId: ++this.requestId,
      sides: documents,
      startSideId: documents[0]!.id,
      impulseResponses: [],
      loop: null,
      taps: [],
      positionFrame: 0,
      ...more,
    });
  }

  hear(frames: number): Float32Array {
    return play(this.player, frames)[0];
  }

  of<T extends Report["type"]>(type: T): Extract<Report, { type: T }>[] {
    return this.reports.filter((report): report is Extract<Report, { type: T }> => report.type === type);
  }
}

describe("the transport", () => {
  it("is exactly silent until it plays, fades in, fades out and is exactly silent again", () => {
    const bench = new Bench(tone);
    expect(rms(bench.hear(1280))).toBe(0);
    bench.load({ a: sessionOf([trackOf(tone)]) });
    expect(rms(bench.hear(1280))).toBe(0);
    bench.send({ type: "play" });
    const start = bench.hear(9600);
    const steady = largestStep(start, 4800);
    expect(largestStep(start)).toBeLessThan(1.05 * steady);
    expect(rms(start, 4800) / (0.5 * Math.SQRT1_2)).toBeCloseTo(1, 3);
    bench.send({ type: "stop" });
    const stop = bench.hear(4800);
    expect(largestStep(stop)).toBeLessThan(1.05 * steady);
    expect(rms(stop, 2400)).toBe(0);
    expect(bench.reports.filter(({ type }) => type === "started" || type === "stopped")).toMatchObject([
      { type: "started" },
      { type: "stopped", reason: "command" },
    ]);
  });

  it("goes on where it stopped", () => {
    const bench = new Bench(tone);
    bench.load({ a: sessionOf([trackOf(tone)]) });
    bench.send({ type: "play" });
    bench.hear(9600);
    bench.send({ type: "stop" });
    bench.hear(4800);
    const stoppedAt = bench.of("stopped")[0]!.positionFrame;
    bench.send({ type: "play" });
    bench.hear(128);
    expect(bench.of("started")[1]!.positionFrame - stoppedAt).toBeLessThanOrEqual(128);
  });

  it("seeks with a fade while playing and lands on the frame", () => {
    const click = sound(96000, (frame) => sine(300, 0.3)(frame) + impulseAt(60000, 0.6)(frame));
    const bench = new Bench(click);
    bench.load({ a: sessionOf([trackOf(click, { pan: -1 })]) });
    bench.send({ type: "play" });
    const before = bench.hear(9600);
    bench.send({ type: "seek", positionFrame: 57600 });
    const after = bench.hear(4800);
    const landed = after.findIndex((value) => value > 0.5);
    // 480 frames to fade out, then frame 57600 at the start of the next block.
    expect(landed).toBe(512 + 2400 + LIMITER_LATENCY_FRAMES);
    expect(largestStep(after, 1, landed)).toBeLessThan(1.2 * largestStep(before, 4800));
  });

  it("jumps into a loop that lies behind it", () => {
    const bench = new Bench(tone);
    bench.load({ a: sessionOf([trackOf(tone)]) }, { positionFrame: 48000 });
    bench.send({ type: "play" });
    bench.send({ type: "setLoop", loop: { startFrame: 4800, endFrame: 9600 } });
    bench.hear(48000);
    const last = bench.of("measured").at(-1)!;
    expect(last.positionFrame).toBeGreaterThanOrEqual(4800);
    expect(last.positionFrame).toBeLessThan(9600);
  });

  it("ends by itself when the session is over", () => {
    const short = sound(4800, sine(300, 0.5));
    const bench = new Bench(short);
    bench.load({ a: sessionOf([trackOf(short)]) });
    bench.send({ type: "play" });
    bench.hear(48000);
    expect(bench.of("stopped")).toMatchObject([{ reason: "ended" }]);
  });

  it("loads other sides while it plays: fade, other sound", () => {
    const bench = new Bench(tone, other);
    bench.load({ a: sessionOf([trackOf(tone)]) });
    bench.send({ type: "play" });
    const before = bench.hear(9600);
    bench.load({ b: sessionOf([trackOf(other)]) });
    bench.send({ type: "play" });
    const after = bench.hear(9600);
    const steady = Math.max(largestStep(before, 4800), largestStep(after, 4800));
    expect(largestStep(Float32Array.from([...before, ...after]))).toBeLessThan(1.05 * steady);
    expect(rms(after, 4800) / (0.4 * Math.SQRT1_2)).toBeCloseTo(1, 3);
    expect(bench.of("measured").at(-1)!.sideId).toBe("b");
  });
});

describe("reports", () => {
  const playing = (): Bench => {
    const bench = new Bench(tone, other);
    const taps = [{ id: "pre", sideId: "a", stripId: other.ref.id, point: "post-inserts" as const }];
    bench.load({ a: sessionOf([trackOf(tone), trackOf(other, { faderDb: -20 })]) }, { taps });
    bench.send({ type: "play" });
    return bench;
  };

  it("come at most 60 times a second, with the peaks of strips and the newest sound at the taps", () => {
    const bench = playing();
    for (let i = 0; i < 375; i++) {
      bench.hear(128);
      const last = bench.reports.at(-1);
      if (last?.type === "measured") bench.send({ type: "returnValues", values: last.values });
    }
    const measured = bench.of("measured");
    expect(measured.length).toBeGreaterThan(45);
    expect(measured.length).toBeLessThanOrEqual(60);
    const { stripIds, tapIds, values, peakLeftDbfs } = measured.at(-1)!;
    expect(stripIds).toEqual([tone.ref.id, other.ref.id, "master"]);
    expect(tapIds).toEqual(["pre"]);
    // Behind the inserts: as the sounds are. Behind the fader: one of them 20 dB lower.
    expect(values[0]).toBeCloseTo(-6.02, 1);
    expect(values[1]).toBeCloseTo(-7.96, 1);
    expect(values[3]).toBeCloseTo(-6.02, 1);
    expect(values[4]).toBeCloseTo(-27.96, 1);
    expect(values[5]).toBeCloseTo(20 * Math.log10(0.54), 1);
    expect(peakLeftDbfs).toBeCloseTo(20 * Math.log10(0.54), 1);
    expect(values.length).toBe(6 + 2 * TAP_FRAMES);
    const left = values.subarray(6, 6 + TAP_FRAMES);
    expect(largestStep(left)).toBeLessThan((0.4 * 2 * Math.PI * 440 * 1.01) / 48000);
    expect(rms(left) / (0.4 * Math.SQRT1_2)).toBeCloseTo(1, 1);
  });

  it("tell loudness, true peak and what the master's limiter lowers", () => {
    // EBU Tech 3341, case 1: a stereo sine of 1 kHz at −23 dBFS is −23 LUFS.
    const peak = 10 ** (-23 / 20);
    const reference = sound(192000, sine(1000, peak), sine(1000, peak));
    const bench = new Bench(reference);
    const limiter = newLimiter("limiter", { inputGainDb: 13, ceilingDbtp: -12 });
    const sides = {
      a: sessionOf([trackOf(reference)]),
      b: sessionOf([trackOf(reference)], { master: newMaster({ inserts: [limiter] }) }),
    };
    bench.load(sides, { loop: { startFrame: 0, endFrame: 192000 } });
    bench.send({ type: "play" });
    const lastReport = (): Measured => {
      for (let i = 0; i < 200; i++) {
        bench.hear(800);
        const last = bench.reports.at(-1);
        if (last?.type === "measured") bench.send({ type: "returnValues", values: last.values });
      }
      return bench.of("measured").at(-1)!;
    };
    const plain = lastReport();
    expect(plain.momentaryLufs).toBeCloseTo(-23, 1);
    expect(plain.shortTermLufs).toBeCloseTo(-23, 1);
    expect(plain.integratedLufs).toBeCloseTo(-23, 1);
    expect(plain.truePeakDbtp).toBeCloseTo(-23, 1);
    expect(plain.gainReductionDb).toBe(0);
    bench.send({ type: "selectSide", sideId: "b" });
    const limited = lastReport();
    // −23 + 13 = −10 dBTP against a ceiling of −12: 2 dB.
    expect(limited.gainReductionDb).toBeCloseTo(2, 1);
    expect(plain.reducerIds).toEqual([]);
    expect(limited.reducerIds).toEqual(["master/limiter"]);
    expect(limited.values[4]).toBeCloseTo(2, 1);
    expect(limited.truePeakDbtp).toBeCloseTo(-12, 1);
    expect(limited.integratedLufs).toBeCloseTo(-12, 1);
  });

  it("cease while the page keeps the arrays, and go on when it gives one back", () => {
    const bench = playing();
    bench.hear(48000);
    const kept = bench.of("measured");
    expect(kept.length).toBe(4);
    bench.send({ type: "returnValues", values: kept[0]!.values });
    bench.hear(9600);
    expect(bench.of("measured").length).toBe(5);
  });

  it("tell the frame that is heard, through a loop", () => {
    const bench = new Bench(tone);
    bench.load({ a: sessionOf([trackOf(tone)]) }, { loop: { startFrame: 9600, endFrame: 19200 } });
    bench.send({ type: "play" });
    bench.hear(24064);
    const positions = bench.of("measured").map(({ positionFrame }: Measured) => positionFrame);
    expect(positions[0]).toBe(896 - LIMITER_LATENCY_FRAMES);
    bench.send({ type: "stop" });
    bench.hear(2560);
    expect(bench.of("stopped")[0]!.positionFrame).toBe(9600 + 24064 + 1024 - 19200 - LIMITER_LATENCY_FRAMES);
  });
});

describe("requests", () => {
  it("capture the print before volume, or the output behind it", () => {
    const bench = new Bench(tone);
    bench.load({ a: sessionOf([trackOf(tone)]) });
    bench.send({ type: "setVolume", volumeDb: -20 });
    bench.send({ type: "play" });
    bench.hear(9600);
    bench.send({ type: "capture", requestId: 71, point: "print", frames: 4800 });
    bench.send({ type: "capture", requestId: 72, point: "output", frames: 4800 });
    bench.hear(4864);
    const [print, output] = [71, 72].map(
      (requestId) => bench.of("captured").find((report) => report.requestId === requestId)!,
    );
    expect(rms(print!.left) / (0.5 * Math.SQRT1_2)).toBeCloseTo(1, 3);
    expect(rms(output!.left) / rms(print!.left)).toBeCloseTo(0.1, 3);
    expect(print!.endFrame).toBe(9600 + 4800);
    expect(output!.endFrame).toBe(9600 + 4800 - LIMITER_LATENCY_FRAMES);
  });

  it("that cannot be done are refused with a code and a sentence, and what plays goes on", () => {
    const bench = new Bench(tone);
    bench.load({ a: sessionOf([trackOf(tone)]) });
    bench.send({ type: "play" });
    bench.hear(4800);
    const session = sessionOf([trackOf(tone, { input: { kind: "liveInput" } })]);
    bench.send({ type: "editSide", requestId: 9, sideId: "a", session });
    bench.load({ a: sessionOf([trackOf(other)]) });
    expect(bench.of("refused")).toMatchObject([
      { requestId: 9, code: "session/not-built", message: expect.stringContaining("Live input") },
      { code: "asset/missing", message: expect.stringContaining(other.ref.id) },
    ]);
    expect(rms(bench.hear(4800)) / (0.5 * Math.SQRT1_2)).toBeCloseTo(1, 2);
  });

  it("an empty session loads and is silent", () => {
    const bench = new Bench();
    bench.load({ a: newSession({ id: "s", title: "S", engineVersion: 1, lengthFrames: 4800 }) });
    bench.send({ type: "play" });
    expect(rms(bench.hear(4800))).toBe(0);
  });
});
