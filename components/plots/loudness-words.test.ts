import { expect, it } from "vitest";
import { loudnessHistoryOf } from "@/audio-engine/dsp/loudness-history";
import { loudnessX, loudnessY } from "./loudness-drawing";
import { historyRows, historyWords } from "./loudness-words";

const tone = Float32Array.from(
  { length: 4 * 48000 },
  (_, i) => (i < 96000 ? 0.01 : 0.1) * Math.sin((2 * Math.PI * 997 * i) / 48000),
);
const history = loudnessHistoryOf([tone, tone]);

it("says and lists what is drawn", () => {
  expect(historyWords(history)).toMatch(/loudest momentary −20\.0 LUFS at (2\.[4-9]|[34]\.\d) seconds/);
  expect(historyRows(history).map(([time, momentary]) => [time, momentary])).toEqual([
    ["1 s", "−40.0 LUFS"],
    ["2 s", "−40.0 LUFS"],
    ["3 s", "−20.0 LUFS"],
    ["4 s", "−20.0 LUFS"],
  ]);
  expect([historyWords(null), historyRows(null)]).toEqual(["being measured", []]);
});

it("puts louder higher, later to the right, and what is off the scale on its edge", () => {
  expect([loudnessY(0, 100), loudnessY(-18, 100), loudnessY(-Infinity, 100)]).toEqual([0, 50, 100]);
  expect([loudnessX(0, 10, 234), loudnessX(5, 10, 234), loudnessX(10, 10, 234)]).toEqual([34, 134, 234]);
});
