// Writes ffmpeg-readings.json: what ffmpeg's `ebur128` reads of the signals of loudness-signals.ts and of the limiter's
// output. Needs ffmpeg. Run it as `node tests/reference/read-with-ffmpeg.mjs` after a change of either.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = import.meta.dirname;
const folder = mkdtempSync(path.join(tmpdir(), "readings-"));
const bundle = path.join(folder, "files-to-read.mjs");
await build({
  entryPoints: [path.join(here, "files-to-read.ts")],
  bundle: true,
  format: "esm",
  platform: "node",
  outfile: bundle,
  logLevel: "warning",
});
const { filesToRead } = await import(pathToFileURL(bundle).href);

const valuesOf = (log, key) =>
  [...log.matchAll(new RegExp(`^lavfi\\.r128\\.${key}=(.+)$`, "gm"))].map(([, value]) => Number(value));

function read(file) {
  const log = path.join(folder, "log.txt");
  const filter = `ebur128=peak=true:metadata=1,ametadata=mode=print:file=${log}`;
  execFileSync("ffmpeg", ["-v", "error", "-i", file, "-af", filter, "-f", "null", "-"]);
  const text = readFileSync(log, "utf8");
  return {
    integratedLufs: valuesOf(text, "I").at(-1),
    loudnessRangeLu: valuesOf(text, "LRA").at(-1),
    maxShortTermLufs: Math.max(...valuesOf(text, "S")),
    truePeak: Math.max(...valuesOf(text, "true_peak")),
  };
}

const readings = {
  command: "ffmpeg -i FILE -af ebur128=peak=true:metadata=1,ametadata=mode=print:file=LOG -f null -",
  ffmpeg: execFileSync("ffmpeg", ["-version"], { encoding: "utf8" }).split(" ")[2],
  loudness: {},
  limiter: {},
};
for (const { kind, name, wav, samplesSha256 } of filesToRead()) {
  const file = path.join(folder, "sound.wav");
  writeFileSync(file, wav);
  const { truePeak, ...loudness } = read(file);
  readings[kind][name] = kind === "loudness" ? { ...loudness, truePeak } : { samplesSha256, truePeak };
}
writeFileSync(path.join(here, "ffmpeg-readings.json"), `${JSON.stringify(readings, null, 2)}\n`);
rmSync(folder, { recursive: true });
