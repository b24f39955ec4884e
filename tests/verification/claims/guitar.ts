import { Amplifier, type AmplifierSettings } from "@/audio-engine/dsp/amplifier";
import type { AmplifierKind } from "@/audio-engine/dsp/amplifier-voicings";
import { Cabinet } from "@/audio-engine/dsp/cabinet";
import type { CabinetKind } from "@/audio-engine/dsp/cabinet-kinds";
import { runMono, sine } from "@/tests/helpers/dynamics-signals";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { toneStackDb } from "@/tests/helpers/tone-stack-response";
import amplifierReference from "@/tests/reference/amplifier.json";
import cabinetReference from "@/tests/reference/cabinet.json";
import { type Claim, Deviations, deviationsPlot } from "../claim";
import { foldingOf } from "./colour";

const SECOND = 48000;
const toDb = (gain: number): number => 20 * Math.log10(gain);

/** The middle setting is drawn; all are compared. */
const DRAWN = 0;

export const amplifierTone: Claim = {
  id: "amplifier-tone",
  title: "Guitar amplifier: its tone controls",
  promise:
    "Bass, middle and treble do what the parts of a 1959 Bassman do, with all the pull that they have on each other.",
  reference:
    "the circuit of Yeh & Smith (DAFx-06) itself, solved node by node in numpy at 37 frequencies up to 20 kHz and nine settings",
  tolerance: 0.02,
  unit: "dB",
  measure() {
    const { frequenciesHz, toneStacks } = amplifierReference;
    const deviations = new Deviations();
    const curves = toneStacks.map(({ bass01, mid01, treble01, levelsDb }) => {
      const measured = toneStackDb(bass01, mid01, treble01, frequenciesHz);
      levelsDb.forEach((expected, i) => {
        if (expected > -60) deviations.add(measured[i]!, expected);
      });
      return measured;
    });
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in Hz, every pot in the middle",
        xScale: "log",
        yLabel: "level in decibels",
        x: frequenciesHz,
        y: curves[DRAWN]!,
        expected: toneStacks[DRAWN]!.levelsDb,
      },
    };
  },
};

const TONE_HZ = 997;
const BELOW_TONE_DB = 40;

export const amplifierHarmonics: Claim = {
  id: "amplifier-harmonics",
  title: "Guitar amplifier: the overtones it makes",
  promise:
    "Each overtone is as strong as two valves, the circuits between them and a power stage on a soft supply make it.",
  reference:
    "a tone through the same chain in numpy, bare curves at 65536 points per period, analog filters; four voicings at four settings, overtones within 40 dB of the tone",
  tolerance: 0.02,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const found = amplifierReference.tones.flatMap(({ kind, peakDb, harmonicsDb, ...knobs }) => {
      const amplifier = new Amplifier({ ...knobs, kind: kind as AmplifierKind, outputDb: 0 });
      const second = runMono(amplifier, sine(TONE_HZ, 10 ** (peakDb / 20), 3 * SECOND)).slice(-SECOND);
      return harmonicsDb.flatMap((expected, i) => {
        if (expected <= harmonicsDb[0]! - BELOW_TONE_DB) return [];
        const measured = toDb((2 * magnitudeAt(second, TONE_HZ * (i + 1))) / SECOND);
        deviations.add(measured, expected);
        return [measured - expected];
      });
    });
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: deviationsPlot("deviation in decibels", found, undefined, "overtone after overtone"),
    };
  },
};

const KINDS: readonly AmplifierKind[] = ["clean", "crunch", "lead", "bass"];
const BRIGHTEST: Omit<AmplifierSettings, "kind"> = {
  driveDb: 36,
  bass01: 0,
  mid01: 1,
  treble01: 1,
  presence01: 1,
  sag01: 0,
  outputDb: 0,
};

export const amplifierFolding: Claim = {
  id: "amplifier-folding",
  title: "Guitar amplifier: nothing that was not played",
  promise:
    "At the hardest drive and the brightest setting whatever would fold down as a wrong note stays 78 decibels below the tone.",
  reference: "whatever is no multiple of a 5 kHz tone, by Fourier transform",
  tolerance: 0,
  unit: "dB",
  measure() {
    const units = KINDS.map((kind) => new Amplifier({ ...BRIGHTEST, kind }));
    return foldingOf(units, "0 to 24 kHz, four times: clean, crunch, lead, bass");
  },
};

const HIGHEST_HZ = 10000;

export const cabinetResponse: Claim = {
  id: "cabinet-response",
  title: "Cabinet: its response",
  promise:
    "A cabinet sounds as the filters that describe it, wherever its microphone stands. The filters are typical and ours; no make is copied.",
  reference:
    "the product of the analog prototypes by scipy.signal.freqs; three cabinets, five places of the microphone each, 30 Hz to 10 kHz",
  tolerance: 0.1,
  unit: "dB",
  measure() {
    const { frequenciesHz, settings } = cabinetReference;
    const deviations = new Deviations();
    const shown = frequenciesHz.filter((hz) => hz <= HIGHEST_HZ);
    const curves = settings.map(({ kind, position01, distanceMetres, levelsDb }) => {
      const impulse = new Float64Array(SECOND);
      impulse[0] = 1;
      const cabinet = new Cabinet({ kind: kind as CabinetKind, position01, distanceMetres, outputDb: 0 });
      const answer = runMono(cabinet, impulse);
      return shown.map((hz, i) => {
        const measured = toDb(magnitudeAt(answer, hz));
        deviations.add(measured, levelsDb[i]!);
        return measured;
      });
    });
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in Hz, open 1×12, microphone at the centre",
        xScale: "log",
        yLabel: "level in decibels",
        x: shown,
        y: curves[DRAWN]!,
        expected: settings[DRAWN]!.levelsDb.slice(0, shown.length),
      },
    };
  },
};
