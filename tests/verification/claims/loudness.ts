import type { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { TruePeakDetector } from "@/audio-engine/dsp/true-peak";
import { type Section, silence, TonePlayer } from "@/tests/helpers/ebu-signals";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const RATES_HZ = [44100, 48000, 96000];
const TWENTY = Array.from({ length: 20 }, (_, i) => i);
const repeated = (count: number, sections: readonly Section[]): Section[] =>
  Array.from({ length: count }, () => sections).flat();

/** Number in EBU Tech 3341, and the deviation in LU of every reading that it asks for. */
const CASES: readonly (readonly [number, (player: TonePlayer) => number[]])[] = [
  [1, (player) => steady(player, -23)],
  [2, (player) => steady(player, -33)],
  [3, (player) => integrated(player, [-36, 10], [-23, 60], [-36, 10])],
  [4, (player) => integrated(player, [-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10])],
  [5, (player) => integrated(player, [-26, 20], [-20, 20.1], [-26, 20])],
  [6, fiveChannels],
  [
    9,
    (player) =>
      held(
        player,
        repeated(5, [
          [-20, 1.34],
          [-30, 1.66],
        ]),
        3,
        "shortTermLufs",
      ),
  ],
  [
    10,
    (player) =>
      TWENTY.map((i) => player.metered(silence(i * 0.15), [-23, 3], silence(1)).maxShortTermLufs + 23),
  ],
  [11, (player) => rising(player, 3, 0.15, "maxShortTermLufs")],
  [
    12,
    (player) =>
      held(
        player,
        repeated(25, [
          [-20, 0.18],
          [-30, 0.22],
        ]),
        1,
        "momentaryLufs",
      ),
  ],
  [
    13,
    (player) =>
      TWENTY.map((i) => player.metered(silence(i * 0.02), [-23, 0.4], silence(1)).maxMomentaryLufs + 23),
  ],
  [14, (player) => rising(player, 0.4, 0.02, "maxMomentaryLufs")],
];

function steady(player: TonePlayer, levelDbfs: number): number[] {
  const { momentaryLufs, shortTermLufs, integratedLufs } = player.metered([levelDbfs, 20]);
  return [momentaryLufs, shortTermLufs, integratedLufs].map((lufs) => lufs - levelDbfs);
}

const integrated = (player: TonePlayer, ...sections: readonly Section[]): number[] => [
  player.metered(...sections).integratedLufs + 23,
];

function fiveChannels(player: TonePlayer): number[] {
  const meter = player.play(player.meter(5), [[0, 20]], undefined, [-28, -28, -24, -30, -30]);
  return [meter.integratedLufs + 23];
}

/** Every reading after `fromSeconds` must be the same. */
function held(
  player: TonePlayer,
  sections: readonly Section[],
  fromSeconds: number,
  reading: "shortTermLufs" | "momentaryLufs",
): number[] {
  const meter = player.meter();
  const deviations: number[] = [];
  player.play(meter, sections, (seconds) => {
    if (seconds >= fromSeconds) deviations.push(meter[reading] + 23);
  });
  return deviations;
}

function rising(
  player: TonePlayer,
  toneSeconds: number,
  stepSeconds: number,
  reading: "maxShortTermLufs" | "maxMomentaryLufs",
): number[] {
  const meter: LoudnessMeter = player.meter();
  return TWENTY.map((i) => {
    const after = silence(toneSeconds - i * stepSeconds);
    player.play(meter, [silence(i * stepSeconds), [-38 + i, toneSeconds], after]);
    return meter[reading] - (-38 + i);
  });
}

const worstOf = (found: readonly number[]): number =>
  found.reduce((worst, each) => (Math.abs(each) > Math.abs(worst) ? each : worst), 0);

export const loudness: Claim = {
  id: "loudness",
  title: "Loudness in LUFS",
  promise:
    "Momentary, short-term and integrated loudness read what the broadcasters' test signals must read, twice as closely as the standard asks.",
  reference:
    "EBU Tech 3341 (2023), test signals 1–6 and 9–14, at 44.1, 48 and 96 kHz in blocks of random length; 7 and 8 are programme that cannot be passed on",
  tolerance: 0.05,
  unit: "LU",
  measure() {
    const deviations = new Deviations();
    const found = RATES_HZ.flatMap((rateHz) =>
      CASES.map(([number, run]) => {
        const ofCase = run(new TonePlayer(rateHz, number));
        for (const deviation of ofCase) deviations.add(deviation, 0);
        return worstOf(ofCase);
      }),
    );
    const numbers = RATES_HZ.flatMap(() => CASES.map(([number]) => number));
    const plot = deviationsPlot(
      "deviation in loudness units",
      found,
      numbers,
      "test signal of EBU Tech 3341, at three rates",
    );
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

const RANGES = [
  { levels: [-20, -30], rangeLu: 10 },
  { levels: [-20, -15], rangeLu: 5 },
  { levels: [-40, -20], rangeLu: 20 },
  { levels: [-50, -35, -20, -35, -50], rangeLu: 15 },
];

export const loudnessRange: Claim = {
  id: "loudness-range",
  title: "Loudness range",
  promise: "The distance between soft and loud passages reads what the standard's test signals must read.",
  reference:
    "EBU Tech 3342, test signals 1–4, at 44.1, 48 and 96 kHz in blocks of random length; 5 and 6 are programme that cannot be passed on",
  tolerance: 0.1,
  unit: "LU",
  measure() {
    const deviations = new Deviations();
    const found = RATES_HZ.flatMap((rateHz) =>
      RANGES.map(({ levels, rangeLu }, i) => {
        const sections = levels.map((level) => [level, 20] as const);
        const measured = new TonePlayer(rateHz, i).metered(...sections).loudnessRangeLu;
        deviations.add(measured, rangeLu);
        return measured - rangeLu;
      }),
    );
    const plot = deviationsPlot(
      "deviation in loudness units",
      found,
      RATES_HZ.flatMap(() => RANGES.map((_, i) => i + 1)),
      "test signal of EBU Tech 3342, at three rates",
    );
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

const FRACTIONS = [0.013, 0.05, 0.09, 0.125, 1 / 6, 0.2, 0.25, 0.29, 1 / 3, 0.37, 0.4, 5 / 12];
const PHASES = Array.from({ length: 16 }, (_, i) => (Math.PI * i) / 16);

export const truePeak: Claim = {
  id: "true-peak",
  title: "True peak",
  promise:
    "The highest point between the samples is found for any tone up to 20 kHz; the standard itself allows to miss it by four tenths of a decibel.",
  reference:
    "Closed form: the peak of a sine of known amplitude at 12 frequencies and 16 phases (ITU-R BS.1770-5, annex 2)",
  tolerance: 0.03,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const found = FRACTIONS.map((fraction) => {
      let worst = 0;
      for (const phase of PHASES) {
        const detector = new TruePeakDetector();
        const samples = Float64Array.from({ length: 4800 }, (_, i) => {
          const fade = Math.min(1, i / 480, (4799 - i) / 480);
          return 0.5 * fade * Math.sin(2 * Math.PI * fraction * i + phase);
        });
        const peaks = new Float64Array(32);
        let peak = 0;
        for (let at = 0; at < samples.length; at += 32) {
          detector.process(samples, at, 32, 0, peaks);
          peak = Math.max(peak, ...peaks);
        }
        const deviation = 20 * Math.log10(peak / 0.5);
        deviations.add(deviation, 0);
        if (Math.abs(deviation) > Math.abs(worst)) worst = deviation;
      }
      return worst;
    });
    const frequencies = FRACTIONS.map((fraction) => fraction * 48000);
    const plot = deviationsPlot("deviation in decibels", found, frequencies, "frequency in hertz");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
