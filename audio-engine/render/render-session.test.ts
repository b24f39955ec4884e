import { describe, expect, it } from "vitest";
import { TAIL_LEVEL } from "@/audio-engine/console/tail-watch";
import { LIMITER_LATENCY_FRAMES } from "@/audio-engine/dsp/limiter";
import {
  newBus,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  newSession,
  type Session,
} from "@/audio-engine/session";
import {
  consoleOf,
  decibels,
  impulseAt,
  lookup,
  noise,
  play,
  rms,
  type Sound,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "@/tests/audio/console-helpers";
import { renderSession } from "./render-session";

const click = sound(4800, impulseAt(100, 0.5), impulseAt(100, 0.5));
const hiss = sound(48000, noise(1, 0.3), noise(2, 0.3));

const render = (session: Session, sounds: readonly Sound[], more: object = {}) =>
  renderSession({ session, assets: lookup(sounds), ...more });

describe("a print", () => {
  it("in pieces is the whole, cut", async () => {
    const session = sessionOf([
      trackOf(hiss, { inserts: [newEq("eq", [newEqBand({ id: "b", gainDb: 9, frequencyHz: 60 })])] }),
    ]);
    const whole = await render(session, [hiss]);
    for (const [fromFrame, toFrame] of [
      [0, 1],
      [1234, 7777],
      [47000, 48000],
    ] as const) {
      const piece = await render(session, [hiss], { range: { fromFrame, toFrame } });
      expect(piece.frames).toBe(toFrame - fromFrame);
      expect(piece.print).toEqual(whole.print.map((samples) => samples.slice(fromFrame, toFrame)));
    }
  });

  it("lasts as long as the session, though its end is silent", async () => {
    const { frames, print } = await render(sessionOf([trackOf(click)], { lengthFrames: 30000 }), [click]);
    expect([frames, print[0].length]).toEqual([30000, 30000]);
  });

  it("has its tail, down to −90 dBFS", async () => {
    const ringing = newEq("eq", [newEqBand({ id: "b", gainDb: 24, frequencyHz: 100, q: 18 })]);
    const { frames, print } = await render(sessionOf([trackOf(click, { inserts: [ringing] })]), [click]);
    expect(frames).toBeGreaterThan(4800);
    expect(Math.abs(print[0].at(-1)!)).toBeGreaterThanOrEqual(TAIL_LEVEL);
    // The envelope of the ring where it was cut, from its last period.
    expect(decibels(Math.max(...print[0].subarray(-480).map(Math.abs)))).toBeCloseTo(-90, 0);
  });

  it("waits for an echo after a long silence, and no longer than 10 s", async () => {
    const late = await render(sessionOf([trackOf(click, { delayFrames: 48000 })]), [click]);
    expect(late.frames).toBe(48101);
    const buses = Array.from({ length: 12 }, (_, i) =>
      newBus({ id: `b${i}`, name: "Bus", delayFrames: 48000, output: i === 11 ? "master" : `b${i + 1}` }),
    );
    const chain = sessionOf(
      [trackOf(click, { output: "b0" }), trackOf(click, { id: "second", output: "b3" })],
      { buses },
    );
    const { frames } = await render(chain, [click]);
    // Nine seconds later the second track's click; the first one's, after twelve, is beyond the ten.
    expect(frames).toBe(9 * 48000 + 101);
  });

  it("of nothing is nothing", async () => {
    const empty = newSession({ id: "s", title: "S", engineVersion: 1, lengthFrames: 0 });
    expect(await render(empty, [])).toMatchObject({ frames: 0 });
  });

  it("can be listened to at strips, before and after the fader", async () => {
    const tone = sound(9600, sine(500, 0.5), sine(500, 0.5));
    const session = sessionOf(
      [trackOf(tone, { faderDb: -12, output: "bus" }), trackOf(hiss, { mute: true })],
      { buses: [newBus({ id: "bus", name: "Bus", faderDb: -6 })], lengthFrames: 48000 },
    );
    const point = "post-fader" as const;
    const taps = [
      { id: "before", stripId: tone.ref.id, point: "post-inserts" as const },
      { id: "after", stripId: tone.ref.id, point },
      { id: "bus", stripId: "bus", point },
      { id: "muted", stripId: hiss.ref.id, point },
      { id: "into the master", stripId: "master", point: "input" as const },
    ];
    const rendering = await render(session, [tone, hiss], { taps });
    const level = (id: string) => decibels(rms(rendering.taps.get(id)![0], 0, 9600) / (0.5 * Math.SQRT1_2));
    expect(level("before")).toBeCloseTo(0, 2);
    expect(level("after")).toBeCloseTo(-12, 2);
    expect(level("bus")).toBeCloseTo(-18, 2);
    expect(level("into the master")).toBeCloseTo(-18, 2);
    expect(level("muted")).toBe(Number.NEGATIVE_INFINITY);
    expect(rendering.taps.get("bus")).toEqual(rendering.print);
  });

  it("tells its progress and stops when nobody waits", async () => {
    const shares: number[] = [];
    const session = sessionOf([trackOf(hiss)], { lengthFrames: 96000 });
    await render(session, [hiss], { onProgress: (share01: number) => shares.push(share01) });
    expect(shares.slice(0, 4).map((share01) => Math.round(100 * share01))).toEqual([25, 50, 75, 100]);
    const controller = new AbortController();
    const stopped = render(session, [hiss], {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("enough")),
    });
    await expect(stopped).rejects.toThrow("enough");
  });

  it("is refused with a sentence when the engine cannot make it", async () => {
    const input = { kind: "liveInput" } as const;
    const live = sessionOf([{ ...trackOf(click), input }], { lengthFrames: 10 });
    await expect(render(live, [click])).rejects.toMatchObject({ code: "session/not-built" });
    const missing = renderSession({
      session: sessionOf([trackOf(click)]),
      assets: () => {
        throw Object.assign(new Error("gone"), { code: "asset/missing" });
      },
    });
    await expect(missing).rejects.toMatchObject({ code: "asset/missing" });
  });
});

describe("processing latency", () => {
  const limiter = newLimiter("limiter");
  const clickAt = async (session: Session): Promise<number[]> => {
    const { print } = await render(session, [click]);
    return [...print[0].keys()].filter((i) => print[0][i] !== 0);
  };

  it("is taken off the print, to the frame", async () => {
    const session = sessionOf([trackOf(click, { inserts: [limiter] })], {
      master: newMaster({ inserts: [limiter, { ...limiter, id: "off", enabled: false }] }),
    });
    expect(await clickAt(session)).toEqual([100]);
  });

  it("of a limiter on one of two parallel tracks moves neither, also through buses and sends", async () => {
    const quiet = { faderDb: -12 };
    for (const inserts of [[limiter], [{ ...limiter, enabled: false }]]) {
      const parallel = sessionOf([
        trackOf(click, { ...quiet, inserts }),
        trackOf(click, { ...quiet, id: "dry" }),
      ]);
      expect(await clickAt(parallel)).toEqual([100]);
      const routed = sessionOf(
        [
          trackOf(click, {
            ...quiet,
            output: "bus",
            sends: [{ id: "s", bus: "other", levelDb: 0, tap: "pre" }],
          }),
          trackOf(click, { ...quiet, id: "dry" }),
        ],
        {
          buses: [
            newBus({ id: "bus", name: "Bus", inserts }),
            newBus({ id: "other", name: "Other", output: "bus", inserts: [limiter] }),
          ],
        },
      );
      expect(await clickAt(routed)).toEqual([100]);
    }
  });

  it("of a limiter against an inverted twin without one cancels to exact zeros", async () => {
    const session = sessionOf([
      trackOf(click, { inserts: [limiter] }),
      trackOf(click, { id: "twin", polarity: "inverted" }),
    ]);
    expect(await clickAt(session)).toEqual([]);
  });

  it("is the same for both sides of a comparison, though only one limits", () => {
    const console = consoleOf(
      { a: sessionOf([trackOf(hiss)]), b: sessionOf([trackOf(hiss, { inserts: [limiter] })]) },
      [hiss],
    );
    expect(console.latencyFrames).toBe(LIMITER_LATENCY_FRAMES);
    const [a] = play(console, 9600);
    console.selectSide("b");
    console.seek(0);
    expect(play(console, 9600)[0]).toEqual(a);
  });

  it("leaves a tap where it belongs", async () => {
    const session = sessionOf([trackOf(click, { inserts: [limiter] })], {
      master: newMaster({ inserts: [limiter] }),
    });
    const taps = [
      { id: "in", stripId: click.ref.id, point: "input" as const },
      { id: "out", stripId: click.ref.id, point: "post-inserts" as const },
    ];
    const rendering = await render(session, [click], { taps });
    expect([...rendering.taps.values()].map(([left]) => left.indexOf(0.5))).toEqual([100, 100]);
  });
});
