import { RealFft } from "@/audio-engine/dsp/fft";
import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { fillPinkNoise } from "@/audio-engine/dsp/noise";
import { PlaybackSystem } from "@/audio-engine/dsp/playback-system";
import {
  PLAYBACK_SYSTEM_IDS,
  PLAYBACK_SYSTEMS,
  type PlaybackSystemId,
} from "@/audio-engine/dsp/playback-systems";
import { THIRD_OCTAVE_CENTRES_HZ } from "@/audio-engine/dsp/third-octave";
import { runUnit, type StereoSignal } from "@/tests/helpers/dynamics-signals";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const DRAWN = "phone";
const alike = (samples: Float64Array): StereoSignal => ({ left: samples, right: samples });

/** What a system does to a sound alone: its noise, which does not depend on the sound, is taken away. */
function heardThrough(system: PlaybackSystemId, samples: Float64Array): StereoSignal {
  const heard = runUnit(new PlaybackSystem({ system }), alike(samples));
  if (PLAYBACK_SYSTEMS[system].noise === null) return heard;
  const noise = runUnit(new PlaybackSystem({ system }), alike(new Float64Array(samples.length)));
  return {
    left: heard.left.map((x, i) => x - noise.left[i]!),
    right: heard.right.map((x, i) => x - noise.right[i]!),
  };
}

/** Mean power of each third-octave in dB, from the answer to a click on both sides. */
function thirdOctavesOf(system: PlaybackSystemId): number[] {
  const click = new Float64Array(65536);
  click[0] = 1;
  const fft = new RealFft(click.length);
  const [re, im] = [new Float64Array(fft.bins), new Float64Array(fft.bins)];
  fft.forward(heardThrough(system, click).left, 0, re, im, 0);
  return THIRD_OCTAVE_CENTRES_HZ.map((hz) => {
    const first = Math.ceil(((hz / 10 ** 0.05) * click.length) / 48000);
    const last = Math.floor((hz * 10 ** 0.05 * click.length) / 48000);
    let sum = 0;
    for (let k = first; k <= last; k++) sum += re[k]! ** 2 + im[k]! ** 2;
    return 10 * Math.log10(sum / (last - first + 1));
  });
}

export const playbackSystems: Claim = {
  id: "playback-systems",
  title: "Playback systems: their colour",
  promise:
    "Headphones, phone, car, club and the others sound as their drawn curves say. The curves are stylised: of no make.",
  reference:
    "the stated curve in 30 third-octaves, by Fourier transform of the answer to a click; where nothing is stated, nothing above −40 dB",
  tolerance: 0.5,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const found = new Map(PLAYBACK_SYSTEM_IDS.map((system) => [system, thirdOctavesOf(system)]));
    for (const [system, levels] of found) {
      PLAYBACK_SYSTEMS[system].targetDb.forEach((target, band) => {
        deviations.add(target === null ? Math.max(-40, levels[band]!) : levels[band]!, target ?? -40);
      });
    }
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in hertz; the phone",
        xScale: "log",
        yLabel: "level in decibels",
        x: THIRD_OCTAVE_CENTRES_HZ,
        y: (found.get(DRAWN) ?? []).map((level) => Math.max(-40, level)),
        expected: PLAYBACK_SYSTEMS[DRAWN].targetDb.map((target) => target ?? -40),
      },
    };
  },
};

function loudness({ left, right }: StereoSignal): number {
  const meter = new LoudnessMeter();
  meter.process([left, right], left.length);
  return meter.integratedLufs;
}

export const playbackMatch: Claim = {
  id: "playback-match",
  title: "Playback systems: compared at one loudness",
  promise: "A system is compared with the mix as it is at the same loudness: louder would seem better.",
  reference: "ITU-R BS.1770-5 on ten seconds of pink noise, before and after",
  tolerance: 0.1,
  unit: "LU",
  measure() {
    const deviations = new Deviations();
    const pink = new Float64Array(480000);
    fillPinkNoise(pink, 0, pink.length, 8, 0);
    const sound = pink.map((x) => 0.05 * x);
    const before = loudness(alike(sound));
    const found = PLAYBACK_SYSTEM_IDS.map((system) => {
      const after = loudness(heardThrough(system, sound)) + PLAYBACK_SYSTEMS[system].matchGainDb;
      deviations.add(after, before);
      return after - before;
    });
    const plot = deviationsPlot(
      "deviation in loudness units",
      found,
      undefined,
      "headphones, earbuds, phone, laptop, car, club, mono",
    );
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
