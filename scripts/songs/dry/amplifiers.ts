import { AMPLIFIER_LATENCY_FRAMES, Amplifier, type AmplifierSettings } from "@/audio-engine/dsp/amplifier";
import { Cabinet, type CabinetSettings } from "@/audio-engine/dsp/cabinet";
import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import { fromDb, peakOf } from "../synthesis/loop";
import { type Pluck, PluckedInstrument } from "../synthesis/plucked";
import { DRY_LOOP_FRAMES, dryPlayer, notBefore0 } from "./sources";

/** Level at which an instrument is plugged in: its peak. */
const INTO_THE_AMPLIFIER_DBFS = -9;
const CABINET = { position01: 0.35, distanceMetres: 0.3, outputDb: 0 } as const;

export type AmplifiedName = "guitar-amp-clean" | "guitar-amp-crunch" | "bass-amp";

const RIGS: Readonly<Record<AmplifiedName, { amplifier: AmplifierSettings; cabinet: CabinetSettings }>> = {
  "guitar-amp-clean": {
    amplifier: {
      kind: "clean",
      driveDb: 8,
      bass01: 0.4,
      mid01: 0.6,
      treble01: 0.65,
      presence01: 0.4,
      sag01: 0.3,
      outputDb: -6,
    },
    cabinet: { kind: "open-1x12", ...CABINET },
  },
  "guitar-amp-crunch": {
    amplifier: {
      kind: "crunch",
      driveDb: 20,
      bass01: 0.45,
      mid01: 0.6,
      treble01: 0.6,
      presence01: 0.5,
      sag01: 0.4,
      outputDb: -9,
    },
    cabinet: { kind: "closed-4x12", ...CABINET },
  },
  "bass-amp": {
    amplifier: {
      kind: "bass",
      driveDb: 14,
      bass01: 0.6,
      mid01: 0.5,
      treble01: 0.5,
      presence01: 0.3,
      sag01: 0.3,
      outputDb: -6,
    },
    cabinet: { kind: "bass-8x10", ...CABINET },
  },
};

/** A loop through the engine's amplifier and cabinet, twice round: the second time has no seam. */
export function amplified(name: AmplifiedName, direct: Float64Array): Float64Array {
  const { amplifier, cabinet } = RIGS[name];
  const units = [new Amplifier(amplifier), new Cabinet(cabinet)];
  const frames = direct.length;
  const gain = fromDb(INTO_THE_AMPLIFIER_DBFS) / peakOf([direct]);
  const out = new Float64Array(
    2 * frames + SLICE_FRAMES * Math.ceil(AMPLIFIER_LATENCY_FRAMES / SLICE_FRAMES),
  );
  for (let i = 0; i < out.length; i++) out[i] = gain * direct[i % frames]!;
  for (let from = 0; from < out.length; from += SLICE_FRAMES) {
    const slice = out.subarray(from, from + SLICE_FRAMES);
    for (const unit of units) unit.process(slice, null, slice.length);
  }
  return out.slice(frames + AMPLIFIER_LATENCY_FRAMES, 2 * frames + AMPLIFIER_LATENCY_FRAMES);
}

type Stroke = readonly [sixteenth: number, length: number, velocity: number, keys: readonly number[]];

const E5 = [40, 47, 52];
const G5 = [43, 50, 55];
const A5 = [45, 52, 57];
const D5 = [50, 57, 62];

/** Arpeggios with two-note answers for the clean amplifier, riffs of fifths with stops for the crunchy one. */
const PARTS: Readonly<Record<"clean" | "crunch", readonly Stroke[]>> = {
  clean: [
    ...[
      [52, 59, 64, 67],
      [48, 55, 64, 67],
      [55, 59, 62, 67],
      [50, 57, 62, 66],
    ].flatMap((chord, bar): Stroke[] => [
      ...[0, 1, 2, 3, 2, 1].map(
        (string, i): Stroke => [
          bar * 16 + 2 * i,
          i < 4 ? 11 - 2 * i : 4,
          i === 0 ? 102 : 82,
          [chord[string]!],
        ],
      ),
      [bar * 16 + 12, 3.5, 94, [chord[2]!, chord[3]!]],
    ]),
  ],
  crunch: [
    ...[E5, G5, A5].flatMap((chord, bar): Stroke[] => [
      [bar * 16, 3.4, 112, chord],
      [bar * 16 + 4, 1, 84, chord.slice(0, 2)],
      [bar * 16 + 6, 3.2, 106, chord],
      [bar * 16 + 10, 1, 86, chord.slice(0, 2)],
      [bar * 16 + 12, 1.6, 104, D5],
      [bar * 16 + 14, 1.8, 108, chord],
    ]),
    [48, 11, 116, E5],
    [60, 1.6, 98, D5],
    [62, 1.8, 104, G5],
  ],
};

/** An electric guitar straight from its pick-up. */
export function dryElectricGuitar(folder: string, part: keyof typeof PARTS): Float64Array {
  const habits = { offsetSeconds: 0, driftSeconds: 0.003, jitterSeconds: 0.002, velocityNoise: 5 };
  const hand = dryPlayer(habits, part === "clean" ? 931 : 932);
  const plucks = PARTS[part].flatMap(([at, length, velocity, keys]): Pluck[] => {
    const start = notBefore0(hand.timeOf(at));
    return keys.map((key, i) => ({
      atSeconds: start + 0.006 * i + 0.001 * hand.random.next(),
      seconds: hand.secondsOf(length),
      key,
      velocity: hand.velocityOf(velocity),
    }));
  });
  const loop = new Float64Array(DRY_LOOP_FRAMES);
  new PluckedInstrument(folder, {
    velocityRangeDb: 22,
    darkestHz: 1500,
    brightestHz: 14000,
    releaseSeconds: 0.05,
    neighbours: 2,
  }).play(loop, plucks, hand.random);
  return loop;
}
