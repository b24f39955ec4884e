import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { faderGain, panGains } from "@/audio-engine/console/levels";
import { designBand } from "@/audio-engine/dsp/eq-design";
import { inProject, PlainError, say } from "@/scripts/lib/project.mjs";
import { type Band, FRAMES, type Mix, pcmOf } from "./engines-mix";

const folder = inProject("node_modules", ".cache", "yardstick");
const program = `${folder}/yardstick`;

export interface Yardstick {
  /** One run of the plain mix: seconds, and the sum of the squares of its output. */
  run(): { readonly seconds: number; readonly squares: number };
}

/** The mix in C, compiled with gcc −O2; null, with a sentence, where there is no gcc. */
export function buildYardstick(mix: Mix): Yardstick | null {
  mkdirSync(folder, { recursive: true });
  const source = inProject("scripts", "bench", "yardstick.c");
  // No vectors and no fused operations: what one statement after the other can do.
  const flags = ["-O2", "-fno-tree-vectorize", "-ffp-contract=off"];
  const built = spawnSync("gcc", [...flags, "-o", program, source], { encoding: "utf8" });
  if (built.error !== undefined) {
    say("There is no gcc on this machine: the yardstick in C is left out.");
    return null;
  }
  if (built.status !== 0) throw new PlainError(`The yardstick could not be compiled: ${built.stderr.trim()}`);
  const file = `${folder}/mix.bin`;
  writeFileSync(file, encoded(mix));
  return {
    run() {
      const [seconds = Number.NaN, squares = Number.NaN] = execFileSync(program, [file], { encoding: "utf8" })
        .split(" ")
        .map(Number);
      return { seconds, squares };
    },
  };
}

/** As yardstick.c reads it. */
function encoded(mix: Mix): Uint8Array {
  const { tracks, masterBands } = mix;
  const channels = tracks[0]!.seeds.length;
  const coefficients = (bands: readonly Band[]): number[] => bands.flatMap((band) => [...designBand(band)]);
  const header = [tracks.length, channels, FRAMES, tracks[0]!.bands.length, masterBands.length];
  const numbers = tracks.flatMap(({ bands, pan, faderDb }) => {
    const gain = faderGain(faderDb);
    return [...panGains(pan, channels === 2).map((side) => side * gain), ...coefficients(bands)];
  });
  const samples = pcmOf(mix).flatMap(({ pcm }) => [...pcm.channels]);
  const parts = [
    Int32Array.from(header),
    Float64Array.from([...numbers, ...coefficients(masterBands)]),
    ...samples,
  ];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}
