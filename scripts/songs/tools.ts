import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { PlainError } from "@/scripts/lib/project.mjs";

const SOUNDFONTS = "/usr/share/sounds/sf2";

export const FONTS = {
  general: path.join(SOUNDFONTS, "MuseScore_General_Full.sf2"),
  fluid: path.join(SOUNDFONTS, "FluidR3_GM.sf2"),
  blackPearl: path.join(SOUNDFONTS, "Black_Pearl_4_LV2.sf2"),
} as const;

/** Folder of the Sonic Pi samples. */
export const ONE_SHOTS = "/usr/share/sonic-pi/samples";

const NEEDED_FILES: readonly { readonly file: string; readonly debianPackage: string }[] = [
  { file: "/usr/bin/fluidsynth", debianPackage: "fluidsynth" },
  { file: "/usr/bin/flac", debianPackage: "flac" },
  { file: "/usr/bin/ffmpeg", debianPackage: "ffmpeg" },
  { file: FONTS.general, debianPackage: "musescore-general-soundfont-lossless" },
  { file: FONTS.fluid, debianPackage: "fluid-soundfont-gm" },
  { file: FONTS.blackPearl, debianPackage: "avldrums.lv2-soundfont" },
  { file: path.join(ONE_SHOTS, "sn_dub.flac"), debianPackage: "sonic-pi-samples" },
];

/**
 * @throws PlainError that names every Debian package that rendering still needs
 */
export function checkTools(): void {
  const missing = NEEDED_FILES.filter(({ file }) => !existsSync(file)).map((need) => need.debianPackage);
  if (missing.length === 0) return;
  throw new PlainError(
    `Rendering the songs needs Debian packages that are not installed: apt-get install ${missing.join(" ")}`,
  );
}

/**
 * Runs a program to its end.
 * @returns everything it wrote, standard output before standard error
 * @throws PlainError with its last line when it fails
 */
export function runTool(program: string, args: readonly string[], cwd?: string): string {
  const result = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, ...(cwd && { cwd }) });
  if (result.error !== undefined)
    throw new PlainError(`${program} could not be started: ${result.error.message}`);
  const output = `${result.stdout}${result.stderr}`;
  if (result.status === 0) return output;
  throw new PlainError(`${program} failed: ${output.trim().split("\n").at(-1) ?? "no message"}`);
}
