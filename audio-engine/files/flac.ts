import { type FLACDecodedAudio, FLACDecoder } from "@wasm-audio-decoders/flac";
import { type ByteSource, bytesInMemory } from "./byte-source";
import { AudioFileError } from "./errors";
import { type FlacFrame, flacFrames } from "./flac-frames";
import { type FlacStreamInfo, readFlacStreamInfo } from "./flac-stream-info";
import type { Pcm } from "./pcm";

/** What is decoded at a time, more or less: as many frames of sound. */
const BATCH_FRAMES = 32768;
/** A file may be a thousand times smaller than its sound: beyond this it is read in pieces or not at all. */
const MOST_SAMPLES = 2 ** 30;

/**
 * The integers of a FLAC file of 4–24 bits, exactly; widths between are shifted up to 16 or 24. The same on every host.
 * @throws AudioFileError
 */
export async function decodeFlac(bytes: Uint8Array): Promise<Pcm> {
  const source = bytesInMemory(bytes);
  const info = await readFlacStreamInfo(source);
  const pieces: (readonly (Int16Array | Int32Array)[])[] = [];
  let frames = 0;
  for await (const piece of flacPieces(source, info)) {
    frames += piece[0]!.length;
    if (frames * info.channels > MOST_SAMPLES) throw tooLong();
    pieces.push(piece.map((samples) => (info.bits <= 16 ? new Int16Array(samples) : samples)));
  }
  const joined = <T extends Int16Array | Int32Array>(create: () => T): T[] =>
    Array.from({ length: info.channels }, (_, channel) => {
      const whole = create();
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece[channel]!, at);
        at += piece[channel]!.length;
      }
      return whole;
    });
  const { sampleRateHz } = info;
  if (info.bits > 16)
    return { channels: joined(() => new Int32Array(frames)), bits: 24, frames, sampleRateHz };
  return { channels: joined(() => new Int16Array(frames)), bits: 16, frames, sampleRateHz };
}

/**
 * The same integers piece by piece, each some tens of thousands of frames per channel.
 * @throws AudioFileError, at the latest at the end
 */
export async function* flacPieces(
  source: ByteSource,
  info: FlacStreamInfo,
): AsyncGenerator<readonly Int32Array[]> {
  let decoder: FLACDecoder | null = null;
  try {
    let frames = 0;
    for await (const batch of batches(flacFrames(source, info))) {
      const promised = batch.reduce((sum, { blockFrames }) => sum + blockFrames, 0);
      frames += promised;
      if (info.frames !== null && frames > info.frames) throw damaged();
      // It brings 16 MB of its own: nothing for a file that is refused before.
      decoder ??= new FLACDecoder();
      await decoder.ready;
      yield toIntegers(await decodeBatch(decoder, batch, promised, info), info.bits);
    }
    if (frames < (info.frames ?? 0)) {
      throw new AudioFileError(
        "asset/truncated",
        "The FLAC file is cut off: the end of its sound is missing.",
      );
    }
    if (frames === 0) throw new AudioFileError("asset/empty", "The FLAC file holds no samples.");
  } finally {
    decoder?.free();
  }
}

async function* batches(frames: AsyncGenerator<FlacFrame>): AsyncGenerator<FlacFrame[]> {
  let batch: FlacFrame[] = [];
  let waiting = 0;
  for await (const frame of frames) {
    batch.push(frame);
    waiting += frame.blockFrames;
    if (waiting < BATCH_FRAMES) continue;
    yield batch;
    batch = [];
    waiting = 0;
  }
  if (batch.length > 0) yield batch;
}

async function decodeBatch(
  decoder: FLACDecoder,
  batch: readonly FlacFrame[],
  promised: number,
  info: FlacStreamInfo,
): Promise<readonly Float32Array[]> {
  const bytes = batch.map((frame) => frame.bytes);
  const decoded = await withoutConsole(() => decoder.decodeFrames(bytes));
  const isAsDescribed =
    decoded.errors.length === 0 &&
    decoded.samplesDecoded === promised &&
    decoded.channelData.length === info.channels &&
    decoded.bitDepth === info.bits &&
    decoded.sampleRate === info.sampleRateHz;
  if (!isAsDescribed) throw damaged();
  return decoded.channelData;
}

/** The decoder works before its promise is there, and also writes to the console what it returns. */
function withoutConsole(decode: () => Promise<FLACDecodedAudio>): Promise<FLACDecodedAudio> {
  const { error } = console;
  console.error = () => undefined;
  try {
    return decode();
  } finally {
    console.error = error;
  }
}

/** The decoder divides by 2^(bits − 1) − 1 into 32-bit floats; rounding brings every code back. */
function toIntegers(floats: readonly Float32Array[], bits: number): Int32Array[] {
  const scale = 2 ** (bits - 1) - 1;
  const widen = 2 ** ((bits <= 16 ? 16 : 24) - bits);
  return floats.map((from) => {
    const to = new Int32Array(from.length);
    // A plain loop: `from` with a function takes fifteen times as long, and a song has twenty million samples.
    for (let i = 0; i < from.length; i++) to[i] = Math.round(from[i]! * scale) * widen;
    return to;
  });
}

function damaged(): AudioFileError {
  return new AudioFileError(
    "asset/damaged",
    "The FLAC file is damaged: part of its sound cannot be decoded.",
  );
}

function tooLong(): AudioFileError {
  return new AudioFileError("asset/unsupported", "The FLAC file is too long to be held in memory at once.");
}
