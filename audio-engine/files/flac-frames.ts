import type { ByteSource } from "./byte-source";
import { Crc16 } from "./crc";
import { AudioFileError } from "./errors";
import {
  endsWithWholeFlacFrame,
  type FlacFrameHeader,
  LONGEST_FLAC_FRAME_BYTES,
  LONGEST_FLAC_HEADER_BYTES,
  readFlacFrameHeader,
} from "./flac-frame";
import type { FlacStreamInfo } from "./flac-stream-info";

export interface FlacFrame {
  readonly blockFrames: number;
  /** With header and checksum; a copy. */
  readonly bytes: Uint8Array;
}

const READ_BYTES = 1 << 16;

/**
 * The frames of a FLAC file, one after the other. A frame ends where its checksum holds and the file is over or another
 * frame begins; nothing is skipped, so nothing is left out in silence.
 * @throws AudioFileError asset/truncated or asset/damaged
 */
export async function* flacFrames(source: ByteSource, info: FlacStreamInfo): AsyncGenerator<FlacFrame> {
  const window = new ByteWindow(source, info.audioAt);
  while (await window.fill(LONGEST_FLAC_HEADER_BYTES)) {
    const header = readFlacFrameHeader(window.bytes, 0);
    if (header === null || !belongsTo(header, info)) throw await broken(source);
    const length = await frameBytes(window);
    if (length === null) throw await broken(source);
    yield { blockFrames: header.blockFrames, bytes: window.bytes.slice(0, length) };
    window.drop(length);
  }
}

/** Length of the frame at the window's beginning; null when it has no end. */
async function frameBytes(window: ByteWindow): Promise<number | null> {
  const crc = new Crc16();
  for (let at = 0; at < LONGEST_FLAC_FRAME_BYTES; at++) {
    if (at + LONGEST_FLAC_HEADER_BYTES >= window.bytes.length) await window.fill(at + READ_BYTES);
    if (at >= window.bytes.length) return crc.value === 0 ? at : null;
    if (crc.value === 0 && at > 0 && readFlacFrameHeader(window.bytes, at) !== null) return at;
    crc.add(window.bytes[at]!);
  }
  return null;
}

function belongsTo(frame: FlacFrameHeader, info: FlacStreamInfo): boolean {
  return (
    frame.channels === info.channels &&
    (frame.bits ?? info.bits) === info.bits &&
    (frame.sampleRateHz ?? info.sampleRateHz) === info.sampleRateHz
  );
}

async function broken(source: ByteSource): Promise<AudioFileError> {
  const tail = Math.min(source.sizeBytes, LONGEST_FLAC_FRAME_BYTES);
  const isWhole = endsWithWholeFlacFrame(await source.read(source.sizeBytes - tail, tail));
  return isWhole
    ? new AudioFileError("asset/damaged", "The FLAC file is damaged: part of its sound cannot be decoded.")
    : new AudioFileError("asset/truncated", "The FLAC file is cut off: the end of its sound is missing.");
}

/** What was read of a file and is not done with. */
class ByteWindow {
  bytes = new Uint8Array(0);

  constructor(
    private readonly source: ByteSource,
    private readAt: number,
  ) {}

  /** Sees to it that so many bytes are there, or all that are left. False when none is. */
  async fill(wanted: number): Promise<boolean> {
    while (this.bytes.length < wanted && this.readAt < this.source.sizeBytes) {
      const more = await this.source.read(this.readAt, READ_BYTES);
      if (more.length === 0) break;
      this.readAt += more.length;
      const longer = new Uint8Array(this.bytes.length + more.length);
      longer.set(this.bytes);
      longer.set(more, this.bytes.length);
      this.bytes = longer;
    }
    return this.bytes.length > 0;
  }

  drop(bytes: number): void {
    this.bytes = this.bytes.subarray(bytes);
  }
}
