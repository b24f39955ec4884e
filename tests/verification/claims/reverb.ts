import { RealFft } from "@/audio-engine/dsp/fft";
import { Reverb, type ReverbSettings, writeReverbDecay } from "@/audio-engine/dsp/reverb";
import { decaySecondsAt, LOSS_COEFFICIENT_COUNT, writeLossFilters } from "@/audio-engine/dsp/reverb-decay";
import { REVERB_SPACES, type ReverbKind } from "@/audio-engine/dsp/reverb-kinds";
import { runUnit } from "@/tests/helpers/dynamics-signals";
import { decaySlopeSeconds, firstOrderGain, octaveBands } from "@/tests/helpers/room-measures";
import reference from "@/tests/reference/reverb.json";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const BARE = {
  preDelaySeconds: 0,
  earlyDb: 0,
  lateDb: 0,
  lowCutHz: 20,
  highCutHz: 20000,
  mix01: 1,
} as const;

type Asked = { kind: string; decaySeconds: number; lowDecayRatio: number; highDecayRatio: number };
const settingsOf = ({ kind, decaySeconds, lowDecayRatio, highDecayRatio }: Asked): ReverbSettings => ({
  ...BARE,
  kind: kind as ReverbKind,
  decaySeconds,
  lowDecayRatio,
  highDecayRatio,
});

const percent = (measured: number, expected: number): number => 100 * (measured / expected - 1);

export const reverbCurve: Claim = {
  id: "reverb-curve",
  title: "Reverb: what each round takes away",
  promise: "What goes round in a reverb loses at every frequency what the drawn decay says.",
  reference:
    "three linear equations in numpy for the decay between the bands; the filters of all sixteen lines at 200 random settings",
  tolerance: 1.5,
  unit: "%",
  measure() {
    const deviations = new Deviations();
    const found = reference.curves.map((asked) => {
      const settings = settingsOf(asked);
      const decay = { lowSeconds: 0, middleSeconds: 0, highSeconds: 0 };
      writeReverbDecay(decay, settings.kind, settings);
      const c = new Float64Array(LOSS_COEFFICIENT_COUNT);
      let worst = 0;
      asked.frequencyHz.forEach((hz, i) => {
        const expected = asked.seconds[i]!;
        const ofLines = REVERB_SPACES[settings.kind].lineFrames.map((frames) => {
          writeLossFilters(c, 0, frames, decay);
          const gain = firstOrderGain(c, 0, hz) * firstOrderGain(c, 3, hz);
          return (-60 * frames) / 48000 / (20 * Math.log10(gain));
        });
        for (const seconds of [decaySecondsAt(decay, hz), ...ofLines]) {
          const deviation = percent(seconds, expected);
          deviations.add(deviation, 0);
          if (Math.abs(deviation) > Math.abs(worst)) worst = deviation;
        }
      });
      return worst;
    });
    const plot = deviationsPlot("largest deviation in per cent", found, undefined, "setting after setting");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

/** Answers of both ears to a click on the left, and to one on the right. */
export function fourAnswers(settings: ReverbSettings, seconds: number): Float64Array[] {
  const frames = 128 * Math.ceil((seconds * 48000) / 128);
  const silence = (): Float64Array => new Float64Array(frames);
  const click = silence();
  click[0] = 1;
  const left = runUnit(new Reverb(settings), { left: click, right: silence() });
  const right = runUnit(new Reverb(settings), { left: silence(), right: click });
  return [left.left, left.right, right.left, right.right];
}

/** Every setting's bands, filtered out of all four answers; measured once for two claims. */
let measured: { t30: number[][]; early: number[][] } | null = null;

function measuredRooms(): { t30: number[][]; early: number[][] } {
  if (measured !== null) return measured;
  const bands = reference.rooms.map((asked) => {
    const seconds = 1.1 * Math.max(...asked.t30Seconds);
    const answers = fourAnswers(settingsOf(asked), seconds);
    const ofAnswers = answers.map((answer) => octaveBands(answer, reference.bandsHz));
    return reference.bandsHz.map((_, band) => ofAnswers.map((bands) => bands[band]!));
  });
  const slopes = (topDb: number, bottomDb: number): number[][] =>
    bands.map((room) => room.map((sounds) => decaySlopeSeconds(sounds, topDb, bottomDb)));
  measured = { t30: slopes(-5, -35), early: slopes(0, -10) };
  return measured;
}

function compared(found: number[][], key: "t30Seconds" | "earlySeconds", fromBand: number) {
  const deviations = new Deviations();
  const values = reference.rooms.flatMap((asked, room) =>
    asked[key].slice(fromBand).map((expected, band) => {
      const deviation = percent(found[room]![fromBand + band]!, expected);
      deviations.add(deviation, 0);
      return deviation;
    }),
  );
  const plot = deviationsPlot(
    "deviation in per cent",
    values,
    undefined,
    "octave after octave, setting after setting",
  );
  return { worst: deviations.worst, values: deviations.values, plot };
}

const SPACES = "12 random settings of room, chamber, hall and plate, the energy of four answers together";

export const reverbTime: Claim = {
  id: "reverb-time",
  title: "Reverb: how long it rings",
  promise: "A reverb of two seconds rings for two seconds, in the bass and in the treble.",
  reference: `T30 by ISO 3382-1 in seven octaves, against a model in numpy in which every frequency falls by itself; ${SPACES}`,
  tolerance: 3,
  unit: "%",
  measure: () => compared(measuredRooms().t30, "t30Seconds", 0),
};

export const reverbEarly: Claim = {
  id: "reverb-early",
  title: "Reverb: its first moments",
  promise:
    "First reflections and tail fall in one line: what is heard between the notes is as long as the tail.",
  reference: `early decay time by ISO 3382-1 in the octaves from 500 Hz, against the same model; ${SPACES}`,
  tolerance: 6,
  unit: "%",
  measure: () => compared(measuredRooms().early, "earlySeconds", 2),
};

const SIZE = 8192;
const KINDS: readonly ReverbKind[] = ["room", "chamber", "hall", "plate"];
const HIGHEST_LINE_DB = 10;

export const reverbSmooth: Claim = {
  id: "reverb-smooth",
  title: "Reverb: no ringing note",
  promise: "No frequency stands out of the late tail: not metal, not a pipe.",
  reference:
    "Fourier transform over a sixth of a second of the late tail, the energy of four answers: each line beside the mean of a third of an octave, 100 Hz to 16 kHz; four spaces, three decays",
  tolerance: 0,
  unit: "dB",
  measure() {
    const found = KINDS.flatMap((kind) =>
      [0.8, 2, 8].flatMap((decaySeconds) => {
        const settings = settingsOf({ kind, decaySeconds, lowDecayRatio: 1, highDecayRatio: 1 });
        const from = Math.floor(0.3 * decaySeconds * 48000);
        const answers = fourAnswers(settings, (from + SIZE + 128) / 48000);
        return linesDb(answers.map((answer) => answer.subarray(from, from + SIZE)));
      }),
    );
    const worst = Math.max(...found);
    return {
      worst: Math.max(0, worst - HIGHEST_LINE_DB),
      values: found.length,
      plot: {
        kind: "curve",
        xLabel: "space after space: the highest line of every third of an octave",
        xScale: "linear",
        yLabel: "level beside its surroundings in decibels; the dashed line is allowed at most",
        x: found.map((_, i) => i + 1),
        y: found,
        expected: found.map(() => HIGHEST_LINE_DB),
      },
    };
  },
};

/** The highest line of every third of an octave beside the mean around it. */
function linesDb(sounds: readonly Float64Array[]): number[] {
  const fft = new RealFft(SIZE);
  const power = new Float64Array(fft.bins);
  const re = new Float64Array(fft.bins);
  const im = new Float64Array(fft.bins);
  for (const sound of sounds) {
    const windowed = sound.map((x, i) => x * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE)));
    fft.forward(windowed, 0, re, im, 0);
    for (let k = 0; k < fft.bins; k++) power[k] = power[k]! + re[k]! ** 2 + im[k]! ** 2;
  }
  const highest: number[] = [];
  for (let hz = 100; hz < 16000; hz *= 2 ** (1 / 3)) {
    let most = 0;
    for (let k = Math.ceil((hz * SIZE) / 48000); k < (hz * 2 ** (1 / 3) * SIZE) / 48000; k++) {
      const reach = Math.max(12, Math.round(0.116 * k));
      const around = power.subarray(Math.max(1, k - reach), k + reach + 1);
      most = Math.max(most, power[k]! / (around.reduce((sum, x) => sum + x, 0) / around.length));
    }
    highest.push(10 * Math.log10(most));
  }
  return highest;
}
