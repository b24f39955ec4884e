import { expect, it } from "vitest";
import { seeded } from "@/tests/helpers/seeded";
import { CLAP_WINDOW, clickLatency, LOOPBACK_WINDOW } from "./click-latency";

const CLICKS = Array.from({ length: 6 }, (_, i) => 9600 + i * 28800);

/** Short tones at each click, so much later, in noise. */
function answered(delays: readonly number[], noise: number): Float32Array {
  const { share: random } = seeded(5);
  const sound = Float32Array.from({ length: 192000 }, () => noise * (2 * random() - 1));
  CLICKS.forEach((frame, click) => {
    for (let i = 0; i < 1440; i++)
      sound[frame + delays[click]! + i]! += 0.2 * Math.exp(-i / 400) * Math.sin(i / 5.5);
  });
  return sound;
}

it("finds the delay of a loopback to a third of a millisecond, in noise 40 dB below", () => {
  const found = clickLatency(answered(Array(6).fill(2400), 0.003), CLICKS, LOOPBACK_WINDOW);
  expect(found!.heard).toBe(6);
  expect(Math.abs(found!.latencyFrames - 2400)).toBeLessThan(16);
  expect(found!.spreadFrames).toBeLessThan(16);
});

it("takes the middle of hands that are ahead and behind", () => {
  const delays = [-900, -300, 100, 300, 600, 1500];
  const found = clickLatency(answered(delays, 0.001), CLICKS, CLAP_WINDOW);
  expect(Math.abs(found!.latencyFrames - 300)).toBeLessThan(16);
  expect(found!.spreadFrames).toBeGreaterThan(1100);
});

it("says nothing where nothing is heard", () => {
  const { share: random } = seeded(7);
  const noise = Float32Array.from({ length: 192000 }, () => 0.1 * (2 * random() - 1));
  expect(clickLatency(noise, CLICKS, LOOPBACK_WINDOW)).toBeNull();
  expect(clickLatency(new Float32Array(192000), CLICKS, LOOPBACK_WINDOW)).toBeNull();
});
