// Writes ffmpeg-levels.json: what ffmpeg's `astats` reads of the signals of loudness-signals.ts, and `ebur128` of the
// stereo ones before and after folding to mono. Needs ffmpeg. Run it as `node tests/reference/read-levels-with-ffmpeg.mjs`.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = import.meta.dirname;
const folder = mkdtempSync(path.join(tmpdir(), "levels-"));
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

const FOLD = "pan=stereo|c0=0.5*c0+0.5*c1|c1=0.5*c0+0.5*c1";

/** The last value of each key that a filter reports frame by frame. */
function lastValues(file, filter, keys) {
  const log = path.join(folder, "log.txt");
  execFileSync("ffmpeg", [
    ...["-v", "error", "-i", file],
    ...["-af", `${filter},ametadata=mode=print:file=${log}`, "-f", "null", "-"],
  ]);
  const text = readFileSync(log, "utf8");
  return keys.map((key) =>
    Number(text.match(new RegExp(`${key.replaceAll(".", "\\.")}=(.+)\n(?![^]*${key}=)`))[1]),
  );
}

const integrated = (file, before) => lastValues(file, `${before}ebur128=metadata=1`, ["lavfi.r128.I"])[0];

const signals = {};
for (const { kind, name, wav } of filesToRead()) {
  if (kind !== "loudness") continue;
  const file = path.join(folder, "sound.wav");
  writeFileSync(file, wav);
  const [rmsDbfs, peakDbfs] = lastValues(file, "astats=metadata=1", [
    "lavfi.astats.Overall.RMS_level",
    "lavfi.astats.Overall.Peak_level",
  ]);
  const isStereo = name.startsWith("stereo");
  signals[name] = {
    rmsDbfs,
    peakDbfs,
    ...(isStereo ? { integratedLufs: integrated(file, ""), foldedLufs: integrated(file, `${FOLD},`) } : {}),
  };
}
const readings = {
  commands: [
    "ffmpeg -i FILE -af astats=metadata=1,ametadata=mode=print:file=LOG -f null -",
    `ffmpeg -i FILE -af ${FOLD},ebur128=metadata=1,ametadata=mode=print:file=LOG -f null -`,
  ],
  ffmpeg: execFileSync("ffmpeg", ["-version"], { encoding: "utf8" }).split(" ")[2],
  signals,
};
writeFileSync(path.join(here, "ffmpeg-levels.json"), `${JSON.stringify(readings, null, 2)}\n`);
rmSync(folder, { recursive: true });
