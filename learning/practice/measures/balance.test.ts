import { describe, expect, test } from "vitest";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { newBus, newSession, newTrack } from "@/audio-engine/session/build";
import type { Session } from "@/audio-engine/session/schema";
import reference from "@/tests/reference/balance.json";
import type { Stereo } from "../sounds";
import { blocksWithin, soundingBlocks } from "./block-loudness";
import { contrastLu } from "./contrast";
import { voiceAndBand, voiceAndBandTaps } from "./master-feeds";
import { BASS_RANGE, monoFoldLossLu, sideToMidWithinDb, WIDTH_RANGE } from "./stereo-image";
import { balanceDriftLu, evennessLu, voiceOverBandLu } from "./voice-and-band";

type Case = (typeof reference)[number];

/** Single floats, and numbers that are written to five places. */
const TOLERANCE_LU = 2e-4;
const SECOND = 48000;

const stepped = (seed: number, frames: number, gains: readonly number[], section: number): Float32Array =>
  Float32Array.from(
    { length: frames },
    (_, i) => unitWhiteNoiseAt(seed, i) * gains[Math.floor(i / section) % gains.length]!,
  );

/** The signals of tests/reference/balance.py. */
function signalsOf({ seed, frames, section, voiceGains, bandGains, rides }: Case) {
  const recorded = stepped(seed, frames, voiceGains, section);
  const voice = recorded.map((x, i) => x * rides[Math.floor(i / (2 * section)) % rides.length]!);
  const band = [1, 2].map((more) => stepped(seed + more, frames, bandGains, Math.floor(section / 2)));
  return {
    recorded: [recorded, recorded],
    voice: [voice, voice],
    band: [band[0]!, band[1]!],
  } as const satisfies Record<string, Stereo>;
}

describe("against scipy", () => {
  test.each(reference.map((each) => [each.seed, each] as const))("voice and band %i", (_, each) => {
    const { recorded, voice, band } = signalsOf(each);
    const sung = soundingBlocks(recorded);
    expect(blocksWithin(sung, "whole")).toHaveLength(each.sungBlocks);
    const close = (value: number, expected: number, what: string) =>
      expect(Math.abs(value - expected), `${what}: ${value} for ${expected}`).toBeLessThan(TOLERANCE_LU);
    close(voiceOverBandLu({ voice, band, sung }), each.voiceOverBandLu, "over");
    close(evennessLu(voice, sung), each.evennessLu, "even");
    const half = Math.floor(each.frames / 2);
    const contrast = contrastLu(
      band,
      { fromFrame: half, toFrame: each.frames },
      { fromFrame: 0, toFrame: half },
    );
    close(contrast, each.contrastLu, "contrast");
  });
});

const noise = (seed: number, seconds: number, gain = 0.1): Float32Array =>
  stepped(seed, seconds * SECOND, [gain], seconds * SECOND);
const both = (samples: Float32Array): Stereo => [samples, samples];

describe("by analysis", () => {
  const voice = both(noise(1, 4));
  const band = both(noise(1, 4, 0.05));
  const sung = soundingBlocks(voice);

  test("the same noise at half the gain lies 6.02 LU below, in every stretch, and drifts by what it is ridden", () => {
    expect(voiceOverBandLu({ voice, band, sung })).toBeCloseTo(6.0206, 4);
    expect(voiceOverBandLu({ voice, band, sung }, { fromFrame: SECOND, toFrame: 2 * SECOND })).toBeCloseTo(
      6.0206,
      4,
    );
    const ridden = both(voice[0].map((x, i) => (i < 2 * SECOND ? x : 2 * x)));
    const halves = [0, 2].map((second) => ({
      fromFrame: second * SECOND,
      toFrame: (second + 2) * SECOND,
    }));
    expect(balanceDriftLu({ voice: ridden, band, sung }, halves)).toBeCloseTo(6.0206, 3);
    expect(balanceDriftLu({ voice, band, sung }, halves)).toBeCloseTo(0, 6);
    expect(Math.abs(evennessLu(ridden, sung) - 6.0206)).toBeLessThan(0.2);
  });

  test("a voice that is off lies endlessly below; one with nothing to sing cannot be measured", () => {
    const silent = both(new Float32Array(4 * SECOND));
    expect(voiceOverBandLu({ voice: silent, band, sung })).toBe(Number.NEGATIVE_INFINITY);
    expect(voiceOverBandLu({ voice, band, sung: soundingBlocks(silent) })).toBeNaN();
    expect(evennessLu(voice, soundingBlocks(silent))).toBeNaN();
  });

  test("sides at a quarter of the middle are −12 dB, in the width and in the bass; mono has none", () => {
    const [middle, side] = [noise(3, 4), noise(4, 4, 0.025)];
    const wide: Stereo = [middle.map((m, i) => m + side[i]!), middle.map((m, i) => m - side[i]!)];
    expect(Math.abs(sideToMidWithinDb(wide, WIDTH_RANGE) + 12.041)).toBeLessThan(0.15);
    expect(Math.abs(sideToMidWithinDb(wide, BASS_RANGE) + 12.041)).toBeLessThan(1.5);
    expect(sideToMidWithinDb(both(middle), WIDTH_RANGE)).toBe(-100);
    expect(monoFoldLossLu(both(middle))).toBeCloseTo(0, 9);
    expect(monoFoldLossLu([middle, middle.map((x) => -x)])).toBeGreaterThan(30);
    expect(Math.abs(monoFoldLossLu([middle, noise(5, 4)]) - 3.01)).toBeLessThan(0.1);
  });

  test("ranges hold what lies in them and nothing else", () => {
    const tone = (hz: number, sign: 1 | -1): Stereo => {
      const samples = Float32Array.from({ length: SECOND }, (_, i) =>
        Math.sin((2 * Math.PI * hz * i) / SECOND),
      );
      return [samples, samples.map((x) => sign * x)];
    };
    const sum = (a: Stereo, b: Stereo): Stereo => [
      a[0].map((x, i) => x + b[0][i]!),
      a[1].map((x, i) => x + b[1][i]!),
    ];
    const lowAtTheSides = sum(tone(80, -1), tone(1000, 1));
    expect(sideToMidWithinDb(lowAtTheSides, BASS_RANGE)).toBeGreaterThan(35);
    expect(sideToMidWithinDb(lowAtTheSides, WIDTH_RANGE)).toBeLessThan(-35);
  });
});

describe("a mix taken apart", () => {
  const track = (id: string, output = "master") =>
    newTrack({ id, name: id, input: { kind: "clips", clips: [] }, output });
  const sessionOf = (more: Partial<Session>): Session =>
    newSession({ id: "s", title: "S", engineVersion: 1, lengthFrames: SECOND, ...more });
  const behind = (session: Session) =>
    voiceAndBandTaps(session, "voice")
      .filter(({ point }) => point === "post-fader")
      .map(({ stripId }) => stripId);

  test("hears buses of the band behind their faders, and no rooms", () => {
    const session = sessionOf({
      tracks: [track("kick", "drums"), track("hat", "drums"), track("bass"), track("voice")],
      buses: [newBus({ id: "drums", name: "Drums" }), newBus({ id: "room", name: "Room" })],
    });
    expect(behind(session)).toEqual(["voice", "bass", "drums"]);
  });

  test("takes a bus apart in which the voice and others meet, and keeps one that is the voice's alone", () => {
    const buses = [newBus({ id: "top", name: "Top" }), newBus({ id: "lead", name: "Lead", output: "top" })];
    const session = sessionOf({
      tracks: [track("piano", "top"), track("voice", "lead"), track("bass")],
      buses,
    });
    expect(behind(session)).toEqual(["lead", "bass", "piano"]);
  });

  test("adds the band up and leaves the voice out", () => {
    const session = sessionOf({ tracks: [track("a"), track("b"), track("voice")] });
    const value: Record<string, number> = { "recorded/voice": 4, "behind-fader/a": 1, "behind-fader/b": 2 };
    const parts = voiceAndBand(session, "voice", (id) => both(new Float32Array(10).fill(value[id] ?? 8)));
    expect([parts.band[0][5], parts.voice[1][5]]).toEqual([3, 8]);
  });
});
