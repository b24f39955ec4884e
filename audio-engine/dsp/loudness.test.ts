import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { silence, TonePlayer } from "@/tests/helpers/ebu-signals";
import { seeded } from "@/tests/helpers/seeded";
import { loudnessSignals } from "@/tests/reference/loudness-signals";
import { KWeightedEnergy, kWeighting } from "./k-weighting";
import { LoudnessMeter } from "./loudness";

/** As in the claims, which hold the meter to the test signals of EBU Tech 3341 and 3342. */
const TOLERANCE_LU = 0.05;

function near(value: number, expected: number, tolerance = TOLERANCE_LU): void {
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(tolerance);
}

const player = new TonePlayer();
const SIGNALS = loudnessSignals();

interface Reading {
  readonly integratedLufs: number;
  readonly loudnessRangeLu: number;
  readonly maxShortTermLufs: number;
}

const readings: { readonly loudness: Readonly<Record<string, Reading>> } = JSON.parse(
  readFileSync(new URL("../../tests/reference/ffmpeg-readings.json", import.meta.url), "utf8"),
);

/** In blocks of a length that fits nothing else. */
function meteredSignal(sampleRateHz: number, channels: readonly Float32Array[]): LoudnessMeter {
  const meter = new LoudnessMeter({ sampleRateHz, channels: channels.length });
  const frames = channels[0]!.length;
  for (let at = 0; at < frames; at += 1777) {
    const block = channels.map((samples) => Float64Array.from(samples.subarray(at, at + 1777)));
    meter.process(block, block[0]!.length);
  }
  return meter;
}

describe.each(SIGNALS.map((signal) => [signal.name, signal] as const))("%s", (name, signal) => {
  it("measures as ffmpeg does", () => {
    const meter = meteredSignal(signal.sampleRateHz, signal.channels);
    const reading = readings.loudness[name]!;
    near(meter.integratedLufs, reading.integratedLufs);
    near(meter.maxShortTermLufs, reading.maxShortTermLufs);
    near(meter.loudnessRangeLu, reading.loudnessRangeLu, 0.1);
  });
});

/** Straight from the recommendation, at 48 kHz: filter everything, cut it into blocks, gate twice. */
function integratedByDefinition(channels: readonly Float32Array[]): number {
  const power = new Float64Array(channels[0]!.length);
  for (const samples of channels) {
    let x1 = 0;
    let x2 = 0;
    let y1 = 0;
    let y2 = 0;
    let z1 = 0;
    let z2 = 0;
    samples.forEach((x, i) => {
      const shelf = 1.53512485958697 * x - 2.69169618940638 * x1 + 1.19839281085285 * x2;
      const y = shelf + 1.69065929318241 * y1 - 0.73248077421585 * y2;
      const z = y - 2 * y1 + y2 + 1.99004745483398 * z1 - 0.99007225036621 * z2;
      [x2, x1, y2, y1, z2, z1] = [x1, x, y1, y, z1, z];
      power[i] = power[i]! + z * z;
    });
  }
  const blocks: number[] = [];
  for (let at = 0; at + 19200 <= power.length; at += 4800) {
    blocks.push(power.subarray(at, at + 19200).reduce((sum, p) => sum + p, 0) / 19200);
  }
  const mean = (powers: readonly number[]) => powers.reduce((sum, p) => sum + p, 0) / powers.length;
  const lufs = (p: number) => -0.691 + 10 * Math.log10(p);
  const audible = blocks.filter((p) => lufs(p) > -70);
  return lufs(mean(audible.filter((p) => lufs(p) > lufs(mean(audible)) - 10)));
}

describe("the loudness meter", () => {
  it("gates as the recommendation defines it, to 0.001 LU", () => {
    const { channels, sampleRateHz } = SIGNALS[0]!;
    near(meteredSignal(sampleRateHz, channels).integratedLufs, integratedByDefinition(channels), 0.001);
  });

  it("has the published filters at 48 kHz", () => {
    const { shelf, highPass } = kWeighting(48000);
    expect(shelf.b0).toBeCloseTo(1.53512485958697, 12);
    expect(shelf.b1).toBeCloseTo(-2.69169618940638, 12);
    expect(shelf.b2).toBeCloseTo(1.19839281085285, 12);
    expect(shelf.a1).toBeCloseTo(-1.69065929318241, 12);
    expect(shelf.a2).toBeCloseTo(0.73248077421585, 12);
    expect([highPass.b0, highPass.b1, highPass.b2]).toEqual([1, -2, 1].map((b) => expect.closeTo(b, 12)));
    expect(highPass.a1).toBeCloseTo(-1.99004745483398, 12);
    expect(highPass.a2).toBeCloseTo(0.99007225036621, 12);
  });

  it.each([8000, 22050, 44100, 88200, 96000, 192000])(
    "reads a tone at %i Hz as at 48 kHz",
    (sampleRateHz) => {
      for (const frequencyHz of [60, 1000, 3000]) {
        const read = (rate: number) => {
          const tone = Float64Array.from(
            { length: 2 * rate },
            (_, i) => 0.1 * Math.sin((2 * Math.PI * frequencyHz * i) / rate),
          );
          const meter = new LoudnessMeter({ sampleRateHz: rate, channels: 1 });
          meter.process([tone], tone.length);
          return meter.integratedLufs;
        };
        // The bilinear transform bends the shelf where the rate is low.
        near(read(sampleRateHz), read(48000), sampleRateHz < 44100 ? 0.3 : 0.02);
      }
    },
  );

  it("weighs two channels side by side as each alone, to the bit", () => {
    const { between } = seeded(3);
    const [one, other] = [0, 1].map(() => Float64Array.from({ length: 4800 }, () => between(-1, 1)));
    const alone = [new KWeightedEnergy(48000), new KWeightedEnergy(48000)] as const;
    const pair = [new KWeightedEnergy(48000), new KWeightedEnergy(48000)] as const;
    for (let from = 0; from < 4800; from += 480) {
      alone[0].process(one!, from, from + 480);
      alone[1].process(other!, from, from + 480);
      pair[0].processWith(pair[1], one!, other!, from, from + 480);
      expect(pair.map((energy) => energy.take())).toEqual(alone.map((energy) => energy.take()));
    }
  });

  it("does not depend on how the sound is cut into blocks", () => {
    const { channels, sampleRateHz } = SIGNALS[1]!;
    const whole = new LoudnessMeter({ sampleRateHz, channels: 1 });
    whole.process([Float64Array.from(channels[0]!)], channels[0]!.length);
    const cut = meteredSignal(sampleRateHz, channels);
    expect(cut.integratedLufs).toBe(whole.integratedLufs);
    expect(cut.momentaryLufs).toBe(whole.momentaryLufs);
    expect(cut.loudnessRangeLu).toBe(whole.loudnessRangeLu);
  });

  it("tells nothing of silence and of too short a sound", () => {
    const quiet = player.metered(silence(5));
    expect(quiet.integratedLufs).toBe(Number.NEGATIVE_INFINITY);
    expect(quiet.maxMomentaryLufs).toBe(Number.NEGATIVE_INFINITY);
    expect(quiet.loudnessRangeLu).toBeNaN();
    expect(player.metered([-23, 0.39]).maxMomentaryLufs).toBe(Number.NEGATIVE_INFINITY);
    expect(player.metered([-23, 2.99]).maxShortTermLufs).toBe(Number.NEGATIVE_INFINITY);
  });

  it("begins again after a reset", () => {
    const meter = player.metered([-10, 5]);
    meter.reset();
    player.play(meter, [[-33, 20]]);
    near(meter.integratedLufs, -33);
    near(meter.maxShortTermLufs, -33);
  });
});
