import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { TruePeakDetector } from "@/audio-engine/dsp/true-peak";
import { metered, playTone, type Section, silence } from "@/tests/helpers/ebu-signals";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
const repeated = (count: number, sections: readonly Section[]): Section[] =>
  Array.from({ length: count }, () => sections).flat();

/** Deviation in LU of every reading that a case asks for. */
const CASES: readonly (() => number[])[] = [
  () => steady(-23),
  () => steady(-33),
  () => [metered([-36, 10], [-23, 60], [-36, 10]).integratedLufs + 23],
  () => [metered([-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]).integratedLufs + 23],
  () => [metered([-26, 20], [-20, 20.1], [-26, 20]).integratedLufs + 23],
  fiveChannels,
  () =>
    held(
      5,
      [
        [-20, 1.34],
        [-30, 1.66],
      ],
      3,
      (meter) => meter.shortTermLufs,
    ),
  () => TWENTY.map((i) => metered(silence(i * 0.15), [-23, 3], silence(1)).maxShortTermLufs + 23),
  () => rising(3, 0.15, (meter) => meter.maxShortTermLufs),
  () =>
    held(
      25,
      [
        [-20, 0.18],
        [-30, 0.22],
      ],
      1,
      (meter) => meter.momentaryLufs,
    ),
  () => TWENTY.map((i) => metered(silence(i * 0.02), [-23, 0.4], silence(1)).maxMomentaryLufs + 23),
  () => rising(0.4, 0.02, (meter) => meter.maxMomentaryLufs),
];

function steady(levelDbfs: number): number[] {
  const { momentaryLufs, shortTermLufs, integratedLufs } = metered([levelDbfs, 20]);
  return [momentaryLufs, shortTermLufs, integratedLufs].map((lufs) => lufs - levelDbfs);
}

function fiveChannels(): number[] {
  const meter = new LoudnessMeter({ channels: 5 });
  const channels = [-28, -28, -24, -30, -30].map((level) =>
    Float64Array.from({ length: 4800 }, (_, i) => 10 ** (level / 20) * Math.sin((2 * Math.PI * i) / 48)),
  );
  for (let i = 0; i < 200; i++) meter.process(channels, 4800);
  return [meter.integratedLufs + 23];
}

function held(
  count: number,
  sections: readonly Section[],
  fromSeconds: number,
  read: (meter: LoudnessMeter) => number,
): number[] {
  const meter = new LoudnessMeter();
  const deviations: number[] = [];
  playTone(meter, repeated(count, sections), (seconds) => {
    if (seconds >= fromSeconds) deviations.push(read(meter) + 23);
  });
  return deviations;
}

function rising(toneSeconds: number, stepSeconds: number, read: (meter: LoudnessMeter) => number): number[] {
  const meter = new LoudnessMeter();
  return TWENTY.map((i) => {
    playTone(meter, [
      silence(i * stepSeconds),
      [-38 + i, toneSeconds],
      silence(toneSeconds - i * stepSeconds),
    ]);
    return read(meter) - (-38 + i);
  });
}

export const loudness: Claim = {
  id: "loudness",
  title: "Loudness in LUFS",
  promise:
    "Momentary, short-term and integrated loudness read what the broadcasters' test signals must read, twice as closely as the standard asks.",
  reference:
    "EBU Tech 3341 (2023), test signals 1–6 and 9–14; 7 and 8 are programme that cannot be passed on",
  tolerance: 0.05,
  unit: "LU",
  measure() {
    const deviations = new Deviations();
    const worstOfCases = CASES.map((run) => {
      const found = run();
      for (const deviation of found) deviations.add(deviation, 0);
      return found.reduce((worst, each) => (Math.abs(each) > Math.abs(worst) ? each : worst), 0);
    });
    const numbers = [1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14];
    const plot = deviationsPlot(
      "deviation in loudness units",
      worstOfCases,
      numbers,
      "test signal of EBU Tech 3341",
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
  reference: "EBU Tech 3342, test signals 1–4",
  tolerance: 0.1,
  unit: "LU",
  measure() {
    const deviations = new Deviations();
    const found = RANGES.map(({ levels, rangeLu }) => {
      const measured = metered(...levels.map((level) => [level, 20] as const)).loudnessRangeLu;
      deviations.add(measured, rangeLu);
      return measured - rangeLu;
    });
    const plot = deviationsPlot(
      "deviation in loudness units",
      found,
      undefined,
      "test signal of EBU Tech 3342",
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
