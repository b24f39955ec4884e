import { closeSync, openSync, rmSync } from "node:fs";
import { type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import type { ByteSource } from "@/audio-engine/files/byte-source";
import { BOUNDS } from "@/audio-engine/session/bounds";
import { parseSessionText } from "@/audio-engine/session/parse";
import type { Session } from "@/audio-engine/session/schema";

/** A file that cannot be read or written. The message is one sentence for a person. */
export class FileTrouble extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EACCES: "may not be read or written by this user",
  EPERM: "may not be read or written by this user",
  EROFS: "lies on a disk that cannot be written",
  EISDIR: "is a folder, not a file",
  ENOSPC: "could not be written: the disk is full",
  EDQUOT: "could not be written: this user's share of the disk is full",
  EFBIG: "could not be written: the file would be larger than this disk or user may have",
  ENAMETOOLONG: "has too long a name",
  ELOOP: "is a link that leads nowhere",
  EMFILE: "cannot be opened: too many files are open",
};

/** What went wrong with a file, in one sentence. Anything else than an error of the system comes back as it is. */
export function troubleWith(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || error instanceof FileTrouble) return error;
  if (!("errno" in error)) return error;
  const reason = REASONS[String(error.code)] ?? `cannot be used (${String(error.code)})`;
  return new FileTrouble(`${file} ${reason}.`, { cause: error });
}

/** A session from a file. @throws FileTrouble, SessionError */
export async function readSession(file: string): Promise<Session> {
  const handle = await openToRead(file);
  try {
    const { size } = await handle.stat();
    // Its own words for what is too large, without reading all of it.
    const bytes = Buffer.alloc(Math.min(size, 4 * BOUNDS.jsonBytes));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return parseSessionText(bytes.toString("utf8", 0, bytesRead));
  } catch (error) {
    throw troubleWith(file, error);
  } finally {
    await handle.close();
  }
}

/** Lets `use` read a file in pieces; `onRead` hears which share of it has been read. @throws FileTrouble */
export async function withBytesOf<T>(
  file: string,
  onRead: (share01: number) => void,
  use: (source: ByteSource) => Promise<T>,
): Promise<T> {
  const handle = await openToRead(file);
  try {
    const sizeBytes = (await handle.stat()).size;
    let buffer = Buffer.alloc(0);
    const read = async (at: number, bytes: number): Promise<Uint8Array> => {
      const length = Math.max(0, Math.min(bytes, sizeBytes - at));
      if (buffer.length < length) buffer = Buffer.alloc(length);
      let got = 0;
      while (got < length) {
        const { bytesRead } = await handle.read(buffer, got, length - got, at + got);
        if (bytesRead === 0) break;
        got += bytesRead;
      }
      onRead(at / sizeBytes);
      return buffer.subarray(0, got);
    };
    return await use({ sizeBytes, read });
  } catch (error) {
    throw troubleWith(file, error);
  } finally {
    await handle.close();
  }
}

async function openToRead(file: string): Promise<FileHandle> {
  try {
    const kind = await stat(file);
    if (!kind.isFile()) {
      throw new FileTrouble(
        `${file} is ${kind.isDirectory() ? "a folder" : "a device or pipe"}, not a file.`,
      );
    }
    return await open(file, "r");
  } catch (error) {
    throw troubleWith(file, error);
  }
}

/** A file as it is being written. */
export interface Writing {
  /** Appends. */
  write(bytes: Uint8Array): Promise<void>;
  /** Puts bytes in the place of those at the beginning. */
  rewrite(bytes: Uint8Array): Promise<void>;
  /** Leaves out what lies beyond. */
  truncate(bytes: number): Promise<void>;
}

/**
 * Writes a file whole or not at all: into a temporary one beside it, which takes its name at the end. A file that is
 * there already, and is not empty, stays unless `replace`.
 * @throws FileTrouble, or what `fill` throws
 */
export async function writeWhole(
  file: string,
  replace: boolean,
  fill: (writing: Writing) => Promise<void>,
): Promise<void> {
  const target = await targetOf(file, replace);
  const partial = `${target}.${process.pid}.part`;
  const forget = removeWhenStopped(partial);
  try {
    const handle = await openToWrite(file, partial);
    try {
      try {
        await fill(writingInto(handle));
        // A full disk may say so only now.
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  } catch (error) {
    throw troubleWith(file, error);
  } finally {
    forget();
  }
}

async function openToWrite(file: string, partial: string): Promise<FileHandle> {
  try {
    // Made at once, so that whoever stops the command comes before it or finds it.
    closeSync(openSync(partial, "w"));
    return await open(partial, "r+");
  } catch (error) {
    const isNowhere = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw isNowhere ? new FileTrouble(`The folder of ${file} does not exist.`, { cause: error }) : error;
  }
}

/** Writes bytes that are all there. */
export function writeAll(file: string, replace: boolean, bytes: Uint8Array): Promise<void> {
  return writeWhole(file, replace, (writing) => writing.write(bytes));
}

/** The file that a name leads to. @throws FileTrouble where it must not be written */
async function targetOf(file: string, replace: boolean): Promise<string> {
  try {
    const there = await stat(file);
    if (!there.isFile()) {
      throw new FileTrouble(
        `${file} is ${there.isDirectory() ? "a folder" : "a device or pipe"}, not a file.`,
      );
    }
    if (there.size > 0 && !replace) {
      throw new FileTrouble(`${file} exists already; name another file, or add --force to replace it.`);
    }
    return await realpath(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return file;
    throw troubleWith(file, error);
  }
}

function writingInto(handle: FileHandle): Writing {
  let at = 0;
  const put = async (bytes: Uint8Array, from: number): Promise<void> => {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, from + done);
      done += bytesWritten;
    }
  };
  return {
    write: async (bytes) => {
      await put(bytes, at);
      at += bytes.length;
    },
    rewrite: (bytes) => put(bytes, 0),
    truncate: (bytes) => handle.truncate(bytes),
  };
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/** Whoever stops the command finds nothing half-written either. */
function removeWhenStopped(partial: string): () => void {
  const stops = Object.entries(SIGNALS).map(([signal, number]) => {
    const stop = (): void => {
      rmSync(partial, { force: true });
      process.exit(128 + number);
    };
    process.once(signal, stop);
    return () => process.off(signal, stop);
  });
  return () => {
    for (const forget of stops) forget();
  };
}
