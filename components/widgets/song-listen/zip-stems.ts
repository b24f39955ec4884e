import { Zip, ZipPassThrough } from "fflate";

/** A file of the archive that is fetched, or a text that is made here. */
export type ArchiveEntry =
  | { readonly name: string; readonly url: string; readonly bytes: number }
  | { readonly name: string; readonly text: string }
  /** Made when its turn comes, so that one file is in memory beside the archive. */
  | { readonly name: string; make(): Promise<Uint8Array> };

interface ZipOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (loadedBytes: number) => void;
}

/**
 * Files as they are published, or made here → one zip, file after file, as the bytes arrive; nothing is packed a second time, since
 * FLAC is as small as it gets.
 * @throws Error with a sentence when a file cannot be fetched or is not as long as it should be, or the signal's reason
 */
export async function zipFiles(entries: readonly ArchiveEntry[], options: ZipOptions): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const failures: Error[] = [];
  const zip = new Zip((error, part) => {
    if (error !== null) failures.push(error);
    else parts.push(part as Uint8Array<ArrayBuffer>);
  });
  let loadedBytes = 0;
  for (const entry of entries) {
    const file = new ZipPassThrough(entry.name);
    zip.add(file);
    if ("text" in entry) {
      file.push(new TextEncoder().encode(entry.text), true);
      continue;
    }
    if ("make" in entry) {
      const made = await entry.make();
      options.signal.throwIfAborted();
      file.push(made, true);
      loadedBytes += made.length;
      options.onProgress(loadedBytes);
      continue;
    }
    const before = loadedBytes;
    await eachChunk(entry, options.signal, (chunk) => {
      file.push(chunk);
      loadedBytes += chunk.length;
      options.onProgress(loadedBytes);
    });
    if (loadedBytes - before !== entry.bytes)
      throw new Error(`The file of ${entry.name} ends too early; try again.`);
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  return new Blob(parts, { type: "application/zip" });
}

async function eachChunk(
  { name, url }: { readonly name: string; readonly url: string },
  signal: AbortSignal,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  const body = await fetch(url, { signal }).then(
    (response) => (response.ok ? response.body : null),
    (error: unknown) => {
      signal.throwIfAborted();
      throw new Error(`${name} could not be fetched; check the connection, then try again.`, {
        cause: error,
      });
    },
  );
  if (body === null) throw new Error(`${name} is not where it was published; tell whoever runs this course.`);
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return;
    take(value);
  }
}
