/*
 * What a real electric guitar, straight into the desk, becomes in each voicing with a cabinet behind it: level, crest,
 * slope of its spectrum, what folds down beside a tone of 5 kHz, and the time of a block of 128 frames of one channel.
 *
 * `npm run -s bench -- amplifier` (fetches the recordings once)
 */
import path from "node:path";
import { Amplifier, type AmplifierSettings } from "@/audio-engine/dsp/amplifier";
import type { AmplifierKind } from "@/audio-engine/dsp/amplifier-voicings";
import { Cabinet } from "@/audio-engine/dsp/cabinet";
import type { CabinetKind } from "@/audio-engine/dsp/cabinet-kinds";
import { spectralTiltDbPerOctave, thirdOctaveLevelsDb } from "@/audio-engine/dsp/third-octave";
import { recordingsOf } from "@/scripts/songs/samples";
import { sampleAt } from "@/scripts/songs/synthesis/interpolate";
import { fromDb, peakOf, SAMPLE_RATE_HZ, toDb } from "@/scripts/songs/synthesis/loop";
import { readWav } from "@/scripts/songs/synthesis/wav";
import { runMono, sine } from "@/tests/helpers/dynamics-signals";
import { inharmonicDb } from "@/tests/helpers/spurious";

const BLOCK_FRAMES = 128;
/** Two chords of notes that were recorded, their strings struck 20 ms apart. */
const CHORDS: readonly (readonly string[])[] = [
  ["A2", "A3", "C4", "Fs4"],
  ["E2", "A3", "C4"],
];
const CHORD_SECONDS = 2;
const STRUM_SECONDS = 0.02;
const DI_PEAK_DBFS = -12;

const RIGS: readonly (readonly [kind: AmplifierKind, driveDb: number, cabinet: CabinetKind])[] = [
  ["clean", 12, "open-1x12"],
  ["crunch", 12, "open-1x12"],
  ["lead", 12, "closed-4x12"],
  ["bass", 12, "bass-8x10"],
];

function guitar(): Float64Array {
  const folder = recordingsOf("electricGuitar");
  const sound = new Float64Array(CHORDS.length * CHORD_SECONDS * SAMPLE_RATE_HZ);
  CHORDS.forEach((strings, chord) => {
    strings.forEach((name, string) => {
      const { channels, sampleRateHz } = readWav(path.join(folder, `${name}.wav`));
      const start = Math.round((chord * CHORD_SECONDS + string * STRUM_SECONDS) * SAMPLE_RATE_HZ);
      const end = (chord + 1) * CHORD_SECONDS * SAMPLE_RATE_HZ;
      for (let at = start; at < end; at++)
        sound[at] = sound[at]! + sampleAt(channels[0]!, ((at - start) * sampleRateHz) / SAMPLE_RATE_HZ);
    });
  });
  const gain = fromDb(DI_PEAK_DBFS) / peakOf([sound]);
  return sound.map((value) => value * gain);
}

function row(name: string, sound: Float64Array, rest: string): string {
  const rmsDb = 10 * Math.log10(sound.reduce((sum, x) => sum + x * x, 0) / sound.length);
  const crestDb = toDb(peakOf([sound])) - rmsDb;
  const tilt = spectralTiltDbPerOctave(thirdOctaveLevelsDb([sound]));
  return `| ${name} | ${rmsDb.toFixed(1)} | ${crestDb.toFixed(1)} | ${tilt.toFixed(1)} | ${rest} |`;
}

/** Of one channel, the best of five passes. */
function blockMicroseconds(settings: AmplifierSettings, sound: Float64Array): number {
  const amplifier = new Amplifier(settings);
  const passes = Array.from({ length: 5 }, () => {
    const before = performance.now();
    runMono(amplifier, sound);
    return performance.now() - before;
  });
  return (1000 * Math.min(...passes) * BLOCK_FRAMES) / sound.length;
}

/** Prints the table of docs/decisions/0021-amplifier-and-cabinet.md. */
export function bench(): void {
  const di = guitar();
  console.log("| | RMS, dBFS | crest, dB | slope, dB per octave | folded, dB | µs per block |");
  console.log("|---|---|---|---|---|---|");
  console.log(row("straight into the desk", di, "– | –"));
  for (const [kind, driveDb, cabinet] of RIGS) {
    const knobs = { bass01: 0.5, mid01: 0.5, treble01: 0.5, presence01: 0.3, sag01: 0.3, outputDb: -6 };
    const settings: AmplifierSettings = { kind, driveDb, ...knobs };
    const amplified = runMono(new Amplifier(settings), di);
    const heard = runMono(
      new Cabinet({ kind: cabinet, position01: 0.35, distanceMetres: 0.05, outputDb: 0 }),
      amplified,
    );
    const tone = runMono(new Amplifier(settings), sine(5000, 1, 65536 + SAMPLE_RATE_HZ));
    const foldedDb = Math.max(...inharmonicDb(tone, 5000, 1));
    console.log(
      row(
        `${kind}, ${cabinet}`,
        heard,
        `${foldedDb.toFixed(0)} | ${blockMicroseconds(settings, di).toFixed(0)}`,
      ),
    );
  }
}
