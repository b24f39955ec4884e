import { type PrintEncoding, printEncoder } from "@/audio-engine/files/print-encoder";
import { wavHeader } from "@/audio-engine/files/wav-header";
import { type PrintRequest, printPieces } from "./print-pieces";

const SAMPLE_RATE_HZ = 48000;

/**
 * The print as a WAV file at 48 kHz, to the byte what the command line writes. Lets messages in between the pieces.
 * @param onProgress 0…1, about every half second of sound
 * @throws SessionError, AssetMissingError, AcousticsError, or the signal's reason
 */
export async function printFile(
  request: PrintRequest,
  encoding: PrintEncoding,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share01: number) => void },
): Promise<Uint8Array<ArrayBuffer>> {
  const encode = printEncoder(encoding);
  const parts: Uint8Array[] = [];
  const pieces = printPieces(request);
  let piece = pieces.next();
  while (piece.done !== true) {
    const { left, right, frames, share01 } = piece.value;
    parts.push(encode(left, right, frames));
    onProgress(share01);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
    piece = pieces.next();
  }
  const header = wavHeader({ bits: encoding.bits, channels: 2, sampleRateHz: SAMPLE_RATE_HZ }, piece.value);
  const file = new Uint8Array(header.length + piece.value * 2 * (encoding.bits / 8));
  file.set(header);
  let at = header.length;
  for (const part of parts) {
    // Pieces may go on beyond the print.
    const counted = part.subarray(0, file.length - at);
    file.set(counted, at);
    at += counted.length;
  }
  return file;
}
