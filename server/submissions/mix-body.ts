import { AudioFileError } from "@/audio-engine/files/errors";
import { readWavLayout, type WavLayout } from "@/audio-engine/files/wav-chunks";
import {
  MIX_FILE_HEAD_BYTES,
  MOST_MIX_FILE_BYTES,
  reasonAgainstMixBytes,
  reasonAgainstMixFile,
} from "@/learning/mix-file";
import { readBytes } from "../http/read-body";
import { RequestError } from "../http/request-error";

/** The sound begins beyond what has been read. */
class BeyondHead extends Error {}

/**
 * A WAV file from a request's body. Its size, and what its header says, are looked at first: a file of hours is refused
 * before it is read.
 * @throws {RequestError} 400 for what is no WAV file, is damaged or of another length; 411, 413
 */
export async function readMixBody(request: Request, wantedFrames: number): Promise<Uint8Array> {
  const sizeBytes = Number(request.headers.get("content-length"));
  if (!(sizeBytes > 0)) throw new RequestError(411, "Send a file whole, and say how long it is.");
  const tooLarge = reasonAgainstMixBytes(sizeBytes);
  if (tooLarge !== null) throw new RequestError(413, tooLarge);
  return readBytes(request, MOST_MIX_FILE_BYTES, {
    bytes: MIX_FILE_HEAD_BYTES,
    check: (head) => checkHead(head, sizeBytes, wantedFrames),
  });
}

async function checkHead(head: Uint8Array, sizeBytes: number, wantedFrames: number): Promise<void> {
  const layout = await layoutIn(head, sizeBytes);
  const reason =
    layout === null ? null : reasonAgainstMixFile({ ...layout.format, frames: layout.frames }, wantedFrames);
  if (reason !== null) throw new RequestError(400, reason);
}

/** What the header says; null where it goes on beyond what has been read. */
async function layoutIn(head: Uint8Array, sizeBytes: number): Promise<WavLayout | null> {
  const isAll = head.length >= sizeBytes;
  try {
    return await readWavLayout({
      sizeBytes,
      async read(at, bytes) {
        if (!isAll && at + bytes > head.length) throw new BeyondHead();
        return head.subarray(at, at + bytes);
      },
    });
  } catch (error) {
    if (error instanceof BeyondHead) return null;
    if (error instanceof AudioFileError) throw new RequestError(400, error.message);
    throw error;
  }
}
