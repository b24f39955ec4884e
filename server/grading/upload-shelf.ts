import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** A student may try again, and not fill the disk. */
const MOST_FILES = 12;
const VARIANT_ID = /^[0-9a-f-]{36}$/;

/** More files than one variant may have. */
export class UploadLimitError extends Error {}

/** Files that students hand in, by variant and by the hash of their bytes: nobody can name a file of somebody else's. */
export class UploadShelf {
  constructor(private readonly folder: string) {}

  private fileOf(variantId: string, sha256: string): string {
    if (!VARIANT_ID.test(variantId) || !/^[0-9a-f]{64}$/.test(sha256))
      throw new RangeError("A file is named by its variant and 64 hexadecimal digits.");
    return path.join(this.folder, variantId, `${sha256}.wav`);
  }

  has(variantId: string, sha256: string): boolean {
    return existsSync(/* turbopackIgnore: true */ this.fileOf(variantId, sha256));
  }

  read(variantId: string, sha256: string): Promise<Buffer> {
    return readFile(/* turbopackIgnore: true */ this.fileOf(variantId, sha256));
  }

  /** Keeps a file, whole or not at all. @returns its hash @throws UploadLimitError */
  async keep(variantId: string, bytes: Uint8Array): Promise<string> {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const file = this.fileOf(variantId, sha256);
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true });
    const kept = (await readdir(/* turbopackIgnore: true */ folder)).filter((name) => name.endsWith(".wav"));
    if (kept.includes(path.basename(file))) return sha256;
    if (kept.length >= MOST_FILES) {
      throw new UploadLimitError(
        `${MOST_FILES} files were sent for this attempt already; hand in what you have.`,
      );
    }
    const partial = `${file}.${randomUUID()}.part`;
    try {
      await writeFile(partial, bytes, { flush: true });
      await rename(partial, file);
    } finally {
      await rm(partial, { force: true });
    }
    return sha256;
  }

  /** Removes the files of variants that are no more. @param isKept whether a variant is there */
  async sweep(isKept: (variantId: string) => Promise<boolean>): Promise<void> {
    const names = await readdir(/* turbopackIgnore: true */ this.folder).catch(() => []);
    for (const variantId of names.filter((name) => VARIANT_ID.test(name))) {
      if (!(await isKept(variantId)))
        await rm(path.join(this.folder, variantId), { recursive: true, force: true });
    }
  }
}

/** The shelf in the data folder; several servers must share it. */
export const uploadShelfIn = (dataFolder: string): UploadShelf =>
  new UploadShelf(path.join(dataFolder, "uploads"));
