import { collectAssetRefs } from "@/audio-engine/console/assets";
import { LONGEST_TAIL_FRAMES } from "@/audio-engine/console/tail-watch";
import type { DitherKind } from "@/audio-engine/dsp/quantiser";
import { type PrintEncoding, printEncoder } from "@/audio-engine/files/print-encoder";
import { wavHeader } from "@/audio-engine/files/wav-header";
import { type PrintRequest, printPieces } from "@/audio-engine/render/print-pieces";
import { BOUNDS } from "@/audio-engine/session/bounds";
import { readSession, type Writing, writeWhole } from "./files";
import { numberIn, readOptions } from "./options";
import { loadPublishedAssets } from "./published-assets";
import { Progress, type Terminal } from "./terminal";
import { UsageError } from "./usage-error";

const SAMPLE_RATE_HZ = 48000;
const DITHERS: readonly DitherKind[] = ["tpdf", "shaped", "none"];
const LATEST_SECONDS = (BOUNDS.lengthFrames + LONGEST_TAIL_FRAMES) / SAMPLE_RATE_HZ;
const USAGE =
  "render takes a session and a WAV file to write, and --from and --to in seconds, of which --from is the smaller; --bits is 16, 24 or 32, and --dither, for 16 and 24, is tpdf, shaped or none.";

/**
 * `render SESSION OUT.wav [--from S --to S] [--bits 16|24|32] [--dither KIND] [--force]`: the print at 48 kHz, as 32-bit
 * float unless asked otherwise, whole or not at all.
 */
export async function renderCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { positionals, values } = readOptions(
    args,
    {
      from: { type: "string" },
      to: { type: "string" },
      bits: { type: "string", default: "32" },
      dither: { type: "string" },
      force: { type: "boolean", default: false },
    },
    2,
    USAGE,
  );
  const [sessionFile = "", outFile = ""] = positionals;
  const range = rangeOf(values.from, values.to);
  const format = formatOf(values.bits, values.dither);
  const session = await readSession(sessionFile);
  if (session.lengthFrames === 0 && range === null) {
    throw new UsageError(`${sessionFile} is a session of no length, so there is nothing to render.`);
  }
  const progress = new Progress(terminal, `Rendering ${outFile}`);
  try {
    await writeWhole(outFile, values.force, async (writing) => {
      const assets = await loadPublishedAssets(collectAssetRefs(session));
      await writePrint({ session, assets, ...(range === null ? {} : { range }) }, format, writing, progress);
    });
  } finally {
    progress.finish();
  }
}

function formatOf(bits: string, dither: string | undefined): PrintEncoding {
  if (bits === "32" && dither === undefined) return { bits: 32, dither: "none" };
  const kind = DITHERS.find((known) => known === (dither ?? "tpdf"));
  if (kind === undefined || (bits !== "16" && bits !== "24")) throw new UsageError(USAGE);
  return { bits: bits === "16" ? 16 : 24, dither: kind };
}

async function writePrint(
  request: PrintRequest,
  format: PrintEncoding,
  writing: Writing,
  progress: Progress,
): Promise<void> {
  const wav = { bits: format.bits, channels: 2, sampleRateHz: SAMPLE_RATE_HZ } as const;
  const headerBytes = wavHeader(wav, 0).length;
  await writing.write(new Uint8Array(headerBytes));
  const encode = printEncoder(format);
  const pieces = printPieces(request);
  let piece = pieces.next();
  while (piece.done !== true) {
    const { left, right, frames, share01 } = piece.value;
    await writing.write(encode(left, right, frames));
    progress.show(share01);
    piece = pieces.next();
  }
  await writing.truncate(headerBytes + piece.value * 2 * (format.bits / 8));
  await writing.rewrite(wavHeader(wav, piece.value));
}

function rangeOf(
  from: string | undefined,
  to: string | undefined,
): NonNullable<PrintRequest["range"]> | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) throw new UsageError(USAGE);
  const frameOf = (name: string, text: string): number =>
    Math.round(numberIn(name, text, 0, LATEST_SECONDS) * SAMPLE_RATE_HZ);
  const range = { fromFrame: frameOf("--from", from), toFrame: frameOf("--to", to) };
  if (range.fromFrame >= range.toFrame) throw new UsageError(USAGE);
  return range;
}
