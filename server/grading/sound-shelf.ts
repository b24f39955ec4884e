import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { floatChannels } from "@/audio-engine/files/sound";
import { readWav, writeWav } from "@/audio-engine/files/wav";

/**
 * Finished sounds of variants by the hash of their samples, those of quizzes by the hash of how they are made, as WAV files of 24 bits. What is missing can be rendered
 * again, so that several servers need no common disk.
 */
export class SoundShelf {
  constructor(private readonly folder: string) {}

  /** Where a sound lies, if it does. */
  fileOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("A sound is named by 64 hexadecimal digits.");
    return path.join(this.folder, sha256.slice(0, 2), `${sha256}.wav`);
  }

  has(sha256: string): boolean {
    return existsSync(/* turbopackIgnore: true */ this.fileOf(sha256));
  }

  /** The whole file; undefined when it is not here. */
  async bytesOf(sha256: string): Promise<Buffer<ArrayBuffer> | undefined> {
    return readFile(/* turbopackIgnore: true */ this.fileOf(sha256)).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    });
  }

  /** The samples; undefined when they are not here, or the file holds others. */
  async pcmOf(sha256: string): Promise<Pcm | undefined> {
    const bytes = await this.bytesOf(sha256);
    if (bytes === undefined) return undefined;
    const sound = readWav(bytes);
    return sound.bits === 24 && (await pcmSha256(sound)) === sha256 ? sound : undefined;
  }

  /** Keeps a sound, whole or not at all. */
  async keep(sha256: string, pcm: Pcm): Promise<void> {
    const file = this.fileOf(sha256);
    const partial = `${file}.${randomUUID()}.part`;
    await mkdir(path.dirname(file), { recursive: true });
    try {
      await writeFile(partial, writeWav(floatChannels(pcm), { bits: 24, sampleRateHz: pcm.sampleRateHz }));
      await rename(partial, file);
    } finally {
      await rm(partial, { force: true });
    }
  }
}

/** The shelf in the data folder. */
export const soundShelfIn = (dataFolder: string): SoundShelf =>
  new SoundShelf(path.join(dataFolder, "sounds"));
