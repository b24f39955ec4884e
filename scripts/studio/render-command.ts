import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { collectAssetRefs } from "@/audio-engine/console/assets";
import { writeWav } from "@/audio-engine/files/wav";
import { renderSession } from "@/audio-engine/render/render-session";
import { parseSessionText } from "@/audio-engine/session/parse";
import { loadPublishedAssets } from "./published-assets";
import { UsageError } from "./usage-error";

const SAMPLE_RATE_HZ = 48000;
const USAGE =
  "render takes a session and a WAV file to write, and --from and --to in seconds, of which --from is the smaller.";

interface RenderArguments {
  readonly sessionFile: string;
  readonly outFile: string;
  readonly range: { readonly fromFrame: number; readonly toFrame: number } | null;
}

/** `render SESSION.json OUT.wav [--from S --to S]`: the print as 32-bit float at 48 kHz, whole or not at all. */
export async function renderCommand(args: readonly string[]): Promise<void> {
  const { sessionFile, outFile, range } = readArguments(args);
  const session = parseSessionText(await readFile(sessionFile, "utf8"));
  const assets = await loadPublishedAssets(collectAssetRefs(session));
  const { print } = await renderSession({
    session,
    assets,
    ...(range === null ? {} : { range }),
    onProgress: showProgress,
  });
  if (process.stderr.isTTY) process.stderr.write("\n");
  await writeWhole(outFile, writeWav(print, { bits: 32 }));
}

function readArguments(args: readonly string[]): RenderArguments {
  const { positionals, values } = parsed(args);
  const [sessionFile, outFile] = positionals;
  if (sessionFile === undefined || outFile === undefined || positionals.length !== 2)
    throw new UsageError(USAGE);
  if (values.from === undefined && values.to === undefined) return { sessionFile, outFile, range: null };
  const fromFrame = frameOf(values.from);
  const toFrame = frameOf(values.to);
  if (fromFrame >= toFrame) throw new UsageError(USAGE);
  return { sessionFile, outFile, range: { fromFrame, toFrame } };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { from: { type: "string" }, to: { type: "string" } },
    });
  } catch (cause) {
    throw new UsageError(USAGE, { cause });
  }
}

function frameOf(seconds: string | undefined): number {
  const frame = Math.round(Number(seconds) * SAMPLE_RATE_HZ);
  if (seconds === undefined || !Number.isFinite(frame) || frame < 0) throw new UsageError(USAGE);
  return frame;
}

function showProgress(share01: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\rRendering ${Math.round(share01 * 100)} %`);
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const partial = `${file}.${process.pid}.part`;
  try {
    await writeFile(partial, bytes);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
