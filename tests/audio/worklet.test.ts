import { describe, expect, it } from "vitest";
import { newMaster } from "@/audio-engine/session";
import {
  type Command,
  PROCESSOR_NAME,
  type ProcessorOptions,
  type Report,
} from "@/audio-engine/worklet/protocol";
import {
  decibels,
  largestStep,
  noise,
  rms,
  type Sound,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "./console-helpers";

const workletUrl = new URL("../../audio-engine/generated/console.worklet.js", import.meta.url);

async function nodeIn(
  context: BaseAudioContext,
  processorOptions: ProcessorOptions,
): Promise<AudioWorkletNode> {
  await context.audioWorklet.addModule(workletUrl);
  const options = { numberOfInputs: 0, outputChannelCount: [2], processorOptions };
  const node = new AudioWorkletNode(context, PROCESSOR_NAME, options);
  node.connect(context.destination);
  return node;
}

function reportOf<T extends Report["type"]>(
  node: AudioWorkletNode,
  type: T,
): Promise<Extract<Report, { type: T }>> {
  return new Promise((resolve, reject) => {
    node.port.addEventListener("message", ({ data }: MessageEvent<Report>) => {
      if (data.type === type) resolve(data as Extract<Report, { type: T }>);
      else if (data.type === "failed" || data.type === "refused") reject(new Error(data.message));
    });
    node.port.start();
  });
}

describe("two sides in one worklet", () => {
  /** What leaves the output while a comparison switches from its first side to its second. */
  async function hearSwitch(sounds: readonly Sound[], louderDb: number): Promise<Float32Array> {
    const context = new AudioContext({ sampleRate: 48000 });
    const node = await nodeIn(context, {});
    const send = (command: Command): void => node.port.postMessage(command);
    send({
      type: "addAssets",
      assets: sounds.map(({ ref, pcm }) => ({ pcmSha256: ref.pcmSha256, pcm })),
    });
    const tracks = sounds.map((each) => trackOf(each));
    const sides = [
      { id: "a", session: sessionOf(tracks) },
      { id: "b", session: sessionOf(tracks, { master: newMaster({ faderDb: louderDb }) }) },
    ];
    const load = { requestId: 1, startSideId: "a", impulseResponses: [], loop: null, taps: [] };
    send({ type: "loadSides", sides, positionFrame: 0, ...load });
    send({ type: "play" });
    await reportOf(node, "started");
    send({ type: "capture", requestId: 2, point: "output", frames: 48000 });
    // A shorter one beside it tells when a fifth of a second is over.
    send({ type: "capture", requestId: 3, point: "output", frames: 9600 });
    await reportOf(node, "captured");
    const captured = reportOf(node, "captured");
    send({ type: "selectSide", sideId: "b" });
    const { left } = await captured;
    await context.close();
    return left;
  }

  it("switches without a step", async () => {
    const heard = await hearSwitch([sound(96000, sine(200, 0.4), sine(200, 0.4))], 3);
    const steady = largestStep(heard, 24000, 48000);
    expect(decibels(rms(heard, 24000, 48000) / (0.4 * Math.SQRT1_2))).toBeCloseTo(3, 1);
    expect(largestStep(heard, 2400, 48000)).toBeLessThan(1.05 * steady);
  });

  it("stays aligned to the sample", async () => {
    const hiss = sound(96000, noise(11, 0.3), noise(12, 0.3));
    const heard = await hearSwitch([hiss], 3);
    const source = hiss.pcm.channels[0]!;
    const placeOf = (from: number): number => {
      for (let at = 0; at + 16 < source.length; at++) {
        const gain = heard[from]! / source[at]!;
        let i = 1;
        while (i < 16 && Math.abs(heard[from + i]! - gain * source[at + i]!) < 1e-5) i++;
        if (i === 16) return at;
      }
      return Number.NaN;
    };
    expect(placeOf(40000) - placeOf(4800)).toBe(35200);
    const gainDb = decibels(rms(heard, 40000, 48000) / rms(heard, 1200, 9600));
    expect(gainDb).toBeGreaterThan(2);
    expect(gainDb).toBeLessThan(4);
  });
});

describe("a processor that throws", () => {
  it("says so once and is silent", async () => {
    const broken = sound(4800, sine(200, 0.5));
    const context = new OfflineAudioContext(2, 9600, 48000);
    const node = await nodeIn(context, {
      offline: {
        sides: [{ id: "a", session: sessionOf([trackOf(broken)]) }],
        startSideId: "a",
        impulseResponses: [],
        // PCM that promises a channel too many.
        assets: [
          {
            pcmSha256: broken.ref.pcmSha256,
            pcm: { ...broken.pcm, channels: new Array<Int16Array>(1) },
          },
        ],
      },
    });
    const reports: Report[] = [];
    node.port.onmessage = ({ data }: MessageEvent<Report>) => reports.push(data);
    const rendered = await context.startRendering();
    expect(rms(rendered.getChannelData(0))).toBe(0);
    await expect.poll(() => reports).toMatchObject([{ type: "failed", code: "engine/worklet-failed" }]);
  });

  it("refuses a context of another rate", async () => {
    const context = new OfflineAudioContext(2, 512, 44100);
    const node = await nodeIn(context, {});
    const failed = new Promise<Report>((resolve) => {
      node.port.onmessage = ({ data }: MessageEvent<Report>) => resolve(data);
    });
    await context.startRendering();
    expect(await failed).toMatchObject({ type: "failed", message: expect.stringContaining("44100") });
  });
});
