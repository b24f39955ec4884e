import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { floatChannels } from "@/audio-engine/files/sound";
import { readWav, writeWav } from "@/audio-engine/files/wav";

const FOLDER = "recordings";

/** A recording as it is kept: 24-bit, one channel, 48 kHz. */
export interface KeptSound {
  readonly pcmSha256: string;
  readonly pcm: Pcm;
  /** The same as a file. */
  readonly wav: Uint8Array<ArrayBuffer>;
}

/** Samples of full scale 1 → 24 bits, rounded; what lies beyond full scale is clipped, as a converter would. */
export async function soundToKeep(samples: Float32Array): Promise<KeptSound> {
  const wav = writeWav([samples], { bits: 24 }) as Uint8Array<ArrayBuffer>;
  const pcm = pcmOf(wav);
  return { pcmSha256: await pcmSha256(pcm), pcm, wav };
}

/** A part of a recording as a WAV file of 24 bits: what was recorded, bit for bit. */
export function wavOfPart(pcm: Pcm, startFrame: number, frames: number): Uint8Array<ArrayBuffer> {
  const samples = samplesOf(pcm).subarray(startFrame, startFrame + frames);
  return writeWav([samples], { bits: 24 }) as Uint8Array<ArrayBuffer>;
}

/** The first channel, full scale 1. */
export function samplesOf(pcm: Pcm): Float32Array {
  return floatChannels(pcm)[0] ?? new Float32Array(0);
}

/**
 * The student's recordings in this browser's private file system (OPFS), each under the hash of its PCM, with a small
 * text beside it. They never leave the device. Every call rejects with the browser's own DOMException where storage is
 * full or forbidden.
 */
export const recordings = {
  async keep(hash: string, wav: Uint8Array<ArrayBuffer>, about: string): Promise<void> {
    const folder = await openFolder();
    await write(folder, `${hash}.wav`, wav);
    await write(folder, `${hash}.json`, about);
  },

  /** The texts beside the recordings. */
  async list(): Promise<string[]> {
    const texts: string[] = [];
    for await (const handle of (await openFolder()).values()) {
      if (handle.kind === "file" && handle.name.endsWith(".json"))
        texts.push(await (await (handle as FileSystemFileHandle).getFile()).text());
    }
    return texts;
  },

  /** Null when this device does not have it, or not whole. */
  async read(hash: string): Promise<Pcm | null> {
    try {
      const handle = await (await openFolder()).getFileHandle(`${hash}.wav`);
      const pcm = pcmOf(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
      return (await pcmSha256(pcm)) === hash ? pcm : null;
    } catch (error) {
      console.warn("A recording could not be read.", error);
      return null;
    }
  },

  async remove(hash: string): Promise<void> {
    const folder = await openFolder();
    await folder.removeEntry(`${hash}.json`);
    await folder.removeEntry(`${hash}.wav`);
  },
};

function pcmOf(wav: Uint8Array): Pcm {
  const sound = readWav(wav);
  if (sound.bits === 32) throw new TypeError("Recordings are kept as integers.");
  return sound;
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

/** Whole or not at all: the file takes the new content when it is closed. */
async function write(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await file.write(content);
    await file.close();
  } catch (error) {
    await file.abort();
    await folder.removeEntry(name);
    throw error;
  }
}
