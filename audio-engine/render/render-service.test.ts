import { describe, expect, it } from "vitest";
import { readWav } from "@/audio-engine/files/wav";
import { newSession, newTrack, type Session } from "@/audio-engine/session";
import { noise, rms, sessionOf, sine, sound, trackOf } from "@/tests/audio/console-helpers";
import { RenderService } from "./render-service";
import type { RenderCommand, RenderReply } from "./worker-protocol";

const tone = sound(48000, sine(1000, 10 ** (-23 / 20)), sine(1000, 10 ** (-23 / 20)));
const hiss = sound(480000, noise(1, 0.2));

class Bench {
  private readonly waiting = new Map<number, (reply: RenderReply) => void>();
  readonly progress: number[] = [];
  readonly service = new RenderService((reply) => {
    if (reply.kind === "progressed") this.progress.push(reply.share01);
    else this.waiting.get(reply.requestId)?.(reply);
  });

  constructor() {
    const assets = [tone, hiss].map(({ ref, pcm }) => ({ pcmSha256: ref.pcmSha256, pcm }));
    this.service.handle({ kind: "add-assets", assets });
  }

  ask(command: Extract<RenderCommand, { requestId: number }>): Promise<RenderReply> {
    const reply = new Promise<RenderReply>((resolve) => this.waiting.set(command.requestId, resolve));
    this.service.handle(command);
    return reply;
  }
}

function room(y: number): Session {
  const aim = { azimuthDegrees: 0, elevationDegrees: 0 };
  const feed = { id: "g", kind: "sine", seed: 0, levelDbfs: -20, frequencyHz: 1000 } as const;
  const position = { x: 1, y, z: 1 };
  return newSession({
    id: "s",
    title: "S",
    engineVersion: 1,
    lengthFrames: 4800,
    spaces: [
      {
        id: "booth",
        room: "vocal-booth",
        sources: [{ id: "v", position: { x: 1, y: 1.4, z: 1 }, aim, feed }],
      },
    ],
    tracks: [
      newTrack({
        id: "mic",
        name: "Mic",
        input: { kind: "microphone", space: "booth", position, aim, pattern01: 0.5, type: "condenser" },
      }),
    ],
  });
}

describe("the rendering worker's service", () => {
  it("measures the loudness of a print and of a range of it", async () => {
    const bench = new Bench();
    const session = sessionOf([trackOf(tone)], { lengthFrames: 96000 });
    const measure = (requestId: number, range: { fromFrame: number; toFrame: number } | null) =>
      bench.ask({ kind: "survey", requestId, session, range });
    const reply = await measure(1, { fromFrame: 0, toFrame: 48000 });
    expect(reply).toMatchObject({ kind: "surveyed", requestId: 1 });
    if (reply.kind === "surveyed") expect(reply.survey.integratedLufs).toBeCloseTo(-23, 1);
    expect(await measure(2, { fromFrame: 60000, toFrame: 96000 })).toMatchObject({
      survey: { integratedLufs: null },
    });
    expect(await measure(3, { fromFrame: 0, toFrame: 4800 })).toMatchObject({
      survey: { integratedLufs: null },
    });
  });

  it("estimates how a level moves, analysing each feed once", async () => {
    const bench = new Bench();
    const level = async (requestId: number, faderDb: number): Promise<number> => {
      const session = sessionOf([trackOf(hiss, { faderDb })], { lengthFrames: 480000 });
      const reply = await bench.ask({ kind: "estimate", requestId, session, range: null });
      return reply.kind === "estimated" ? (reply.levelDb ?? Number.NaN) : Number.NaN;
    };
    const loud = await level(1, 0);
    // A spectrum that is known needs no sound any more.
    bench.service.handle({ kind: "drop-assets", pcmSha256s: [hiss.ref.pcmSha256] });
    expect((await level(2, -6)) - loud).toBeCloseTo(-6, 9);
    const stranger = sessionOf([trackOf(sound(9, () => 0))]);
    expect(await bench.ask({ kind: "estimate", requestId: 3, session: stranger, range: null })).toMatchObject(
      { kind: "refused", code: "asset/missing" },
    );
  });

  it("renders with taps", async () => {
    const bench = new Bench();
    const taps = [{ id: "t", stripId: tone.ref.id, point: "post-fader" as const }];
    const session = sessionOf([trackOf(tone)]);
    const reply = await bench.ask({ kind: "render", requestId: 1, session, range: null, taps });
    if (reply.kind !== "rendered") throw new Error(reply.kind);
    expect([reply.frames, rms(reply.print[0])]).toEqual([48000, rms(reply.taps.get("t")![0])]);
    expect(bench.progress.at(-1)).toBe(1);
  });

  it("stops a rendering that nobody waits for", async () => {
    const bench = new Bench();
    const session = sessionOf([trackOf(hiss)]);
    const reply = bench.ask({ kind: "render", requestId: 5, session, range: null, taps: [] });
    bench.service.handle({ kind: "cancel", requestId: 5 });
    expect(await reply).toEqual({ kind: "cancelled", requestId: 5 });
  });

  it("answers only the newest of a gesture's microphones", async () => {
    const bench = new Bench();
    const replies = [0.3, 0.5, 0.7].map((y, requestId) =>
      bench.ask({ kind: "impulse-responses", requestId, sideId: "a", session: room(y) }),
    );
    const other = bench.ask({ kind: "impulse-responses", requestId: 9, sideId: "b", session: room(0.7) });
    expect((await Promise.all(replies)).map(({ kind }) => kind)).toEqual([
      "overtaken",
      "overtaken",
      "impulse-responses-computed",
    ]);
    const newest = await replies[2];
    const same = await other;
    if (newest?.kind !== "impulse-responses-computed" || same.kind !== "impulse-responses-computed") {
      throw new Error("No responses.");
    }
    expect(newest.impulseResponses).toMatchObject([{ sideId: "a", trackId: "mic", sourceId: "v" }]);
    expect(same.impulseResponses[0]!.impulse.data).toEqual(newest.impulseResponses[0]!.impulse.data);
    expect(same.impulseResponses[0]!.impulse.data.buffer).not.toBe(
      newest.impulseResponses[0]!.impulse.data.buffer,
    );
  });

  it("refuses with a code and a sentence", async () => {
    const bench = new Bench();
    const stranger = sound(10, () => 0);
    const missing = sessionOf([trackOf(stranger)]);
    expect(await bench.ask({ kind: "survey", requestId: 1, session: missing, range: null })).toMatchObject({
      kind: "refused",
      code: "asset/missing",
      message: expect.stringContaining(stranger.ref.id),
    });
    expect(
      await bench.ask({ kind: "impulse-responses", requestId: 2, sideId: "a", session: room(25) }),
    ).toMatchObject({ kind: "refused", code: "acoustics/outside-room" });
  });

  it("prints a file to the byte of its samples, tells progress, and can be stopped", async () => {
    const bench = new Bench();
    const session = sessionOf([trackOf(tone)], { lengthFrames: 48000 });
    const reply = await bench.ask({
      kind: "print",
      requestId: 1,
      session,
      encoding: { bits: 32, dither: "none" },
    });
    const rendered = await bench.ask({ kind: "render", requestId: 2, session, range: null, taps: [] });
    if (reply.kind !== "printed" || rendered.kind !== "rendered") throw new Error("refused");
    const { channels, bits, sampleRateHz } = readWav(reply.file);
    expect([bits, sampleRateHz]).toEqual([32, 48000]);
    expect(channels).toEqual([...rendered.print]);
    expect(bench.progress.at(-1)).toBe(1);

    const long = sessionOf([trackOf(hiss)], { lengthFrames: 480000 });
    const encoding = { bits: 24, dither: "tpdf" } as const;
    const stopped = bench.ask({ kind: "print", requestId: 3, session: long, encoding });
    bench.service.handle({ kind: "cancel", requestId: 3 });
    expect(await stopped).toEqual({ kind: "cancelled", requestId: 3 });
  });
});
