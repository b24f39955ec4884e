import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { seeded } from "@/tests/helpers/seeded";
import reference from "@/tests/reference/loudness.json";
import { type Claim, Deviations, deviationsPlot } from "../claim";

type Signal = (typeof reference)[number];

const STANDARD =
  "an independent meter in scipy with the published filters of ITU-R BS.1770-5 at 48 kHz; 210 random signals of one to six channels, given to ours at 44.1, 48 and 96 kHz in blocks of random length";

/** Sections of sines whose phase counts from the first frame, as tests/reference/loudness.py makes them. */
function samplesOf({ sections, sampleRateHz }: Signal, channel: number): Float64Array {
  const ends = sections.map(({ seconds }) => Math.round(seconds * sampleRateHz));
  const samples = new Float64Array(ends.reduce((sum, frames) => sum + frames, 0));
  let start = 0;
  for (const [index, { sines }] of sections.entries()) {
    const [levelDb = 0, frequencyHz = 0] = sines[channel] ?? [];
    const end = start + ends[index]!;
    const turn = (2 * Math.PI * frequencyHz) / sampleRateHz;
    const peak = 10 ** (levelDb / 20);
    for (let i = start; i < end; i++) samples[i] = peak * Math.sin(turn * i);
    start = end;
  }
  return samples;
}

function metered(signal: Signal, seed: number): LoudnessMeter {
  const { channels, sampleRateHz } = signal;
  const random = seeded(seed);
  const whole = Array.from({ length: channels }, (_, channel) => samplesOf(signal, channel));
  const meter = new LoudnessMeter({ sampleRateHz, channels });
  for (let at = 0; at < whole[0]!.length; ) {
    const frames = Math.min(Math.ceil(random.between(0, 4096)), whole[0]!.length - at);
    meter.process(
      whole.map((samples) => samples.subarray(at, at + frames)),
      frames,
    );
    at += frames;
  }
  return meter;
}

const MEASURES = ["maxMomentaryLufs", "maxShortTermLufs", "integratedLufs"] as const;

export const loudnessProgramme: Claim = {
  id: "loudness-programme",
  title: "Loudness at any rate, of any frequency",
  promise: "The meter reads the same sound the same, whatever its sample rate and however it is cut.",
  reference: STANDARD,
  tolerance: 0.05,
  unit: "LU",
  measure() {
    const deviations = new Deviations();
    const found = reference.map((signal, seed) => {
      const meter = metered(signal, seed);
      const each = MEASURES.map((measure) => meter[measure] - signal[measure]);
      for (const deviation of each) deviations.add(deviation, 0);
      return each[2]!;
    });
    const plot = deviationsPlot(
      "deviation of the integrated loudness in loudness units",
      found.slice(0, 200),
    );
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

export const loudnessRangeProgramme: Claim = {
  id: "loudness-range-programme",
  title: "Loudness range at any rate",
  promise: "The range between soft and loud does not depend on how a sound is stored.",
  reference: `${STANDARD}; EBU Tech 3342 on the 30 longest`,
  tolerance: 0.1,
  unit: "LU",
  measure() {
    const deviations = new Deviations();
    const long = reference.filter(({ sections }) => sections.length > 3);
    const found = long.map((signal, seed) => {
      const deviation = metered(signal, seed).loudnessRangeLu - signal.loudnessRangeLu;
      deviations.add(deviation, 0);
      return deviation;
    });
    const plot = deviationsPlot("deviation in loudness units", found);
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
