import { SAMPLE_RATE_HZ } from "@/audio-engine/dsp/constants";
import { stripById } from "@/audio-engine/session/address";
import type { Insert, Strip } from "@/audio-engine/session/schema";
import { readSession } from "./files";
import { numberIn, numbersIn, readOptions } from "./options";
import { type Chain, chainLatencyFrames } from "./probe";
import { publishedAssets } from "./published-assets";
import {
  impulseMagnitudes,
  isLevelDependent,
  type Magnitudes,
  type StaticCurve,
  staticCurve,
  toneMagnitudes,
} from "./response";
import { Progress, type Terminal } from "./terminal";
import { UsageError } from "./usage-error";

const USAGE =
  "response takes a session, --track with the id of a track, bus or master, and may take --insert, --frequencies, --level, --levels, --tone and --json.";

/** Third-octaves as they are called (IEC 61260-1). */
const NOMINAL_HZ = [
  20, 25, 31.5, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000,
  2500, 3150, 4000, 5000, 6300, 8000, 10000, 12500, 16000, 20000,
];
const LEVELS_DBFS = Array.from({ length: 17 }, (_, i) => -80 + 5 * i);
const LEAST_HZ = 1;
const MOST_HZ = SAMPLE_RATE_HZ / 2 - 1;
const LEAST_DBFS = -100;

interface Response extends Magnitudes {
  readonly frequenciesHz: readonly number[];
  /** How it was measured. */
  readonly method: "impulse" | "tones";
  /** Peak of the tones. */
  readonly levelDbfs?: number;
  /** Processing delay, which the console takes back. */
  readonly latencyFrames: number;
  readonly inserts: readonly { readonly id: string; readonly unit: string; readonly enabled: boolean }[];
  /** Where a unit that is on answers levels differently. */
  readonly staticCurve?: StaticCurve;
}

/** `response SESSION --track ID`: what a strip's inserts, or one of them, do to a sound; measured, not computed. */
export async function responseCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { positionals, values } = readOptions(
    args,
    {
      track: { type: "string" },
      insert: { type: "string" },
      frequencies: { type: "string" },
      level: { type: "string" },
      levels: { type: "string" },
      tone: { type: "string" },
      json: { type: "boolean", default: false },
    },
    1,
    USAGE,
  );
  const [file = ""] = positionals;
  const { track, insert, frequencies, level, levels, tone } = values;
  if (track === undefined) throw new UsageError(USAGE);
  const settings: Settings = {
    frequenciesHz:
      frequencies === undefined ? NOMINAL_HZ : numbersIn("--frequencies", frequencies, LEAST_HZ, MOST_HZ),
    levelDbfs: level === undefined ? -40 : numberIn("--level", level, LEAST_DBFS, 0),
    levelsDbfs: levels === undefined ? LEVELS_DBFS : numbersIn("--levels", levels, LEAST_DBFS, 0),
    toneHz: tone === undefined ? 1000 : numberIn("--tone", tone, LEAST_HZ, MOST_HZ),
  };
  const session = await readSession(file);
  const strip = stripById(session, track);
  if (strip === null) throw new UsageError(`${file} has no track, bus or master "${track}".`);
  const inserts = strip.inserts.filter(({ id }) => insert === undefined || id === insert);
  if (insert !== undefined && inserts.length === 0) {
    throw new UsageError(`"${track}" in ${file} has no insert "${insert}".`);
  }
  const progress = new Progress(terminal, `Measuring ${track}`);
  const chain = { inserts, stereo: await isStereo(strip) };
  const response = measure(chain, settings, progress);
  progress.finish();
  terminal.out(values.json ? `${JSON.stringify(response)}\n` : table(track, response));
}

interface Settings {
  readonly frequenciesHz: readonly number[];
  readonly levelDbfs: number;
  readonly levelsDbfs: readonly number[];
  readonly toneHz: number;
}

function measure(chain: Chain, settings: Settings, progress: Progress): Response {
  const { frequenciesHz, levelDbfs, levelsDbfs, toneHz } = settings;
  const inserts = chain.inserts.map(({ id, unit, enabled }: Insert) => ({ id, unit, enabled }));
  const latencyFrames = chainLatencyFrames(chain);
  if (!isLevelDependent(chain.inserts)) {
    const magnitudes = impulseMagnitudes(chain, frequenciesHz);
    return { frequenciesHz, ...magnitudes, method: "impulse", latencyFrames, inserts };
  }
  const magnitudes = toneMagnitudes(chain, frequenciesHz, levelDbfs, (share01) => progress.show(share01 / 2));
  const curve = staticCurve(chain, toneHz, levelsDbfs, (share01) => progress.show((1 + share01) / 2));
  return {
    frequenciesHz,
    ...magnitudes,
    method: "tones",
    levelDbfs,
    latencyFrames,
    inserts,
    staticCurve: curve,
  };
}

/** Whether the strip's sound comes in two channels; a sound that the course does not publish counts as one. */
async function isStereo(strip: Strip): Promise<boolean> {
  if (!("input" in strip)) return true;
  if (strip.input.kind !== "clips") return false;
  const stereo = new Set(
    (await publishedAssets()).filter(({ channels }) => channels > 1).map(({ pcmSha256 }) => pcmSha256),
  );
  return strip.input.clips.some(({ asset }) => stereo.has(asset.pcmSha256));
}

function table(track: string, response: Response): string {
  const {
    inserts,
    latencyFrames,
    frequenciesHz,
    magnitudeDb,
    rightMagnitudeDb,
    staticCurve: curve,
  } = response;
  const milliseconds = (latencyFrames / SAMPLE_RATE_HZ) * 1000;
  const names = inserts.map(({ id, unit, enabled }) => `${id} (${unit}${enabled ? "" : ", off"})`);
  const how =
    response.method === "impulse"
      ? "by an impulse"
      : `by tones of ${response.levelDbfs} dBFS, each until it is steady`;
  const lines = [
    `Inserts of ${track}: ${names.length === 0 ? "none" : names.join(", ")}`,
    `Latency: ${latencyFrames} frames (${Number(milliseconds.toFixed(2))} ms)`,
    `Measured ${how}`,
    "",
    ...frequenciesHz.map((hz, i) => {
      const right = rightMagnitudeDb === undefined ? "" : cell(rightMagnitudeDb[i] ?? null);
      return `${`${hz} Hz`.padStart(11)}${cell(magnitudeDb[i] ?? null)}${right}`;
    }),
  ];
  if (rightMagnitudeDb !== undefined)
    lines[3] = `${" ".repeat(11)}${"left".padStart(13)}${"right".padStart(13)}`;
  if (curve !== undefined) {
    lines.push("", `Levels of a tone of ${curve.toneHz} Hz, in and out`);
    curve.inputDbfs.forEach((level, i) => {
      lines.push(`${`${level} dBFS`.padStart(11)}${cell(curve.outputDbfs[i] ?? null, "dBFS")}`);
    });
  }
  if (!response.settled || curve?.settled === false) {
    lines.push("", "Something here never became steady: these are its values after the longest wait.");
  }
  return `${lines.join("\n")}\n`;
}

const cell = (value: number | null, unit = "dB"): string =>
  (value === null ? "silent" : `${value.toFixed(2)} ${unit}`).padStart(13);
