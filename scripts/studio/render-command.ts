import { collectAssetRefs } from "@/audio-engine/console/assets";
import { LONGEST_TAIL_FRAMES } from "@/audio-engine/console/tail-watch";
import { wavHeader } from "@/audio-engine/files/wav-header";
import { type PrintRequest, printPieces } from "@/audio-engine/render/print-pieces";
import { BOUNDS } from "@/audio-engine/session/bounds";
import { readSession, type Writing, writeWhole } from "./files";
import { numberIn, readOptions } from "./options";
import { loadPublishedAssets } from "./published-assets";
import { Progress, type Terminal } from "./terminal";
import { UsageError } from "./usage-error";

const SAMPLE_RATE_HZ = 48000;
const FORMAT = { bits: 32, channels: 2, sampleRateHz: SAMPLE_RATE_HZ } as const;
const FRAME_BYTES = 8;
const LATEST_SECONDS = (BOUNDS.lengthFrames + LONGEST_TAIL_FRAMES) / SAMPLE_RATE_HZ;
const USAGE =
  "render takes a session and a WAV file to write, and --from and --to in seconds, of which --from is the smaller.";

/** `render SESSION OUT.wav [--from S --to S] [--force]`: the print as 32-bit float at 48 kHz, whole or not at all. */
export async function renderCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { positionals, values } = readOptions(
    args,
    { from: { type: "string" }, to: { type: "string" }, force: { type: "boolean", default: false } },
    2,
    USAGE,
  );
  const [sessionFile = "", outFile = ""] = positionals;
  const range = rangeOf(values.from, values.to);
  const session = await readSession(sessionFile);
  if (session.lengthFrames === 0 && range === null) {
    throw new UsageError(`${sessionFile} is a session of no length, so there is nothing to render.`);
  }
  const progress = new Progress(terminal, `Rendering ${outFile}`);
  try {
    await writeWhole(outFile, values.force, async (writing) => {
      const assets = await loadPublishedAssets(collectAssetRefs(session));
      await writePrint({ session, assets, ...(range === null ? {} : { range }) }, writing, progress);
    });
  } finally {
    progress.finish();
  }
}

async function writePrint(request: PrintRequest, writing: Writing, progress: Progress): Promise<void> {
  const headerBytes = wavHeader(FORMAT, 0).length;
  await writing.write(new Uint8Array(headerBytes));
  const pieces = printPieces(request);
  let piece = pieces.next();
  while (piece.done !== true) {
    const { left, right, frames, share01 } = piece.value;
    const samples = new DataView(new ArrayBuffer(frames * FRAME_BYTES));
    for (let i = 0; i < frames; i++) {
      samples.setFloat32(i * FRAME_BYTES, left[i]!, true);
      samples.setFloat32(i * FRAME_BYTES + 4, right[i]!, true);
    }
    await writing.write(new Uint8Array(samples.buffer));
    progress.show(share01);
    piece = pieces.next();
  }
  await writing.truncate(headerBytes + piece.value * FRAME_BYTES);
  await writing.rewrite(wavHeader(FORMAT, piece.value));
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
