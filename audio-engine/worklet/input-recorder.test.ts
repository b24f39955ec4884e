import { expect, it } from "vitest";
import { InputRecorder } from "./input-recorder";
import type { RecorderReport } from "./recorder-protocol";

const BLOCK = 128;

/** An input that counts its frames, so that every sample says where it came from. */
const blockAt = (frame: number) => Float32Array.from({ length: BLOCK }, (_, i) => (frame + i) / 1e6);

function recorder() {
  const reports: RecorderReport[] = [];
  const made = new InputRecorder((report) => reports.push(report));
  const run = (from: number, to: number, input: (frame: number) => Float32Array | null = blockAt) => {
    for (let frame = from; frame < to; frame += BLOCK) made.process(input(frame), frame, BLOCK);
  };
  const recorded = () => reports.flatMap((report) => (report.type === "recorded" ? [report.samples] : []));
  return { made, reports, run, recorded };
}

it("takes down exactly the frames that were asked for, wherever they begin in a block", () => {
  for (const startFrame of [256, 300, 383, 384]) {
    const { made, run, recorded } = recorder();
    made.handle({ type: "record", startFrame, frames: 1000 });
    run(0, 1536);
    expect(recorded()).toHaveLength(1);
    expect(recorded()[0]).toEqual(Float32Array.from({ length: 1000 }, (_, i) => (startFrame + i) / 1e6));
  }
});

it("keeps what follows in its place when the input stops for a while", () => {
  const { made, run, recorded } = recorder();
  made.handle({ type: "record", startFrame: 0, frames: 512 });
  run(0, 512, (frame) => (frame >= 128 && frame < 256 ? null : blockAt(frame)));
  expect(
    recorded()[0]!
      .slice(128, 256)
      .every((sample) => sample === 0),
  ).toBe(true);
  expect(recorded()[0]![256]).toBeCloseTo(256 / 1e6, 9);
});

it("says the highest sample since the last report", () => {
  const { reports, run } = recorder();
  run(0, 4800, (frame) => Float32Array.from({ length: BLOCK }, () => (frame === 1280 ? -0.5 : 0.01)));
  const peaks = reports.flatMap((report) => (report.type === "heard" ? [report.peak] : []));
  expect(peaks[0]).toBeCloseTo(0.5, 6);
  expect(peaks[1]).toBeCloseTo(0.01, 6);
});

it("gives up without a result, and ends", () => {
  const { made, run, recorded } = recorder();
  made.handle({ type: "record", startFrame: 0, frames: 512 });
  run(0, 256);
  made.handle({ type: "drop" });
  run(256, 1024);
  expect(recorded()).toEqual([]);
  expect(made.over).toBe(false);
  made.handle({ type: "end" });
  expect(made.over).toBe(true);
});
