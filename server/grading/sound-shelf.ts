import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { floatChannels } from "@/audio-engine/files/sound";
import { readWav, writeWav } from "@/audio-engine/files/wav";

/**
 * Finished sounds by a hash, those of exercises of their samples, those of quizzes of how they are made, as WAV files of 24 bits. What is missing can be rendered
 * again, so that several servers need no common disk.
 */
export class SoundShelf {
  constructor(private readonly folder: string) {}

  /** Where a sound lies, if it does. */
  fileOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("A sound is named by 64 hexadecimal digits.");
    return path.join(this.folder, sha256.slice(0, 2), `${sha256}.wav`);
  }

  /** The whole file; undefined when it is not here. */
  async bytesOf(sha256: string): Promise<Buffer<ArrayBuffer> | undefined> {
    return readFile(/* turbopackIgnore: true */ this.fileOf(sha256)).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    });
  }

  /** Removes what was kept before a moment: it can be rendered again. */
  async removeOlder(before: number): Promise<void> {
    const entries = await readdir(/* turbopackIgnore: true */ this.folder, {
      recursive: true,
      withFileTypes: true,
    }).catch(() => []);
    for (const entry of entries) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile() && (await stat(file)).mtimeMs < before) await rm(file, { force: true });
    }
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

/** That of quizzes: a class leaves hundreds of them, each made anew in a tenth of a second. */
export const quizShelfIn = (dataFolder: string): SoundShelf =>
  new SoundShelf(path.join(dataFolder, "quiz-sounds"));
