import { AudioFileError, readWavLayout } from "@/audio-engine";
import { reasonAgainstMixBytes, reasonAgainstMixFile } from "@/learning/mix-file";
import { CallError } from "../call";

/** Why a file cannot be the mix, as its size and its header tell before it is sent; null when it can. */
export async function reasonAgainst(file: File, wantedFrames: number): Promise<string | null> {
  try {
    const { format, frames } = await readWavLayout({
      sizeBytes: file.size,
      read: async (at, bytes) => new Uint8Array(await file.slice(at, at + bytes).arrayBuffer()),
    });
    return reasonAgainstMixFile({ ...format, frames }, wantedFrames) ?? reasonAgainstMixBytes(file.size);
  } catch (error) {
    if (error instanceof AudioFileError) return error.message;
    throw error;
  }
}

const UNREACHED = "The file could not be sent. Check your connection, then press the button again.";

function sentenceIn(answer: unknown): string {
  const has = typeof answer === "object" && answer !== null && "error" in answer;
  return has && typeof answer.error === "string" ? answer.error : UNREACHED;
}

/**
 * Sends a file of a variant. `fetch` does not say how far it is.
 * @returns the name under which it is handed in
 * @throws {CallError}
 */
export function sendMixFile(
  variantId: string,
  file: File,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (sentBytes: number) => void },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/classroom/variants/${variantId}/files`);
    request.responseType = "json";
    request.setRequestHeader("content-type", "audio/wav");
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      if (request.status === 200) resolve(String(request.response.sha256));
      else reject(new CallError(request.status, sentenceIn(request.response)));
    };
    request.onerror = () => reject(new CallError(0, UNREACHED));
    request.onabort = () => reject(new CallError(0, "Stopped; nothing was handed in."));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
