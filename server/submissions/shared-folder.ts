import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { asStoreError } from "../db/errors";
import type { Store } from "../db/handle";
import { setSetting, settingOf, UPLOADS_FOLDER } from "../db/settings";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";

/** In the folder: its name, which the database knows. */
const MARKER = ".folder-id";

async function nameIn(marker: string): Promise<string> {
  const name = randomUUID();
  try {
    await mkdir(path.dirname(marker), { recursive: true });
    // Of two that begin at once, one makes it.
    await writeFile(marker, name, { flag: "wx" });
    return name;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw asStoreError(error);
    return (await readFile(/* turbopackIgnore: true */ marker, "utf8")).trim();
  }
}

/**
 * Whether this server keeps the files that students hand in where the other servers of the database do. The first one names the
 * folder; where a server finds another name in it, files that were sent to one would be missing at the other.
 * @returns a sentence that says what to do; undefined when all is well
 * @throws {StoreUnavailableError}
 */
export async function otherUploadsFolder(
  store: Store,
  dataFolder: string,
  now: EpochMs,
): Promise<string | undefined> {
  // A SQLite file is one server's, and lies beside its files.
  if (store.kind === "sqlite") return undefined;
  const folder = path.join(dataFolder, "uploads");
  const name = await nameIn(path.join(folder, MARKER));
  const known = await write(store, async (writer) => {
    const before = await settingOf(writer, UPLOADS_FOLDER);
    if (before === undefined) await setSetting(writer, UPLOADS_FOLDER, name, now);
    return before ?? name;
  });
  if (known === name) return undefined;
  return `${folder} is not the folder in which this database's files lie: WAV files that students hand in on one server would be missing on another. Let all servers share one folder "uploads". If the old one is gone for good, put ${known} into ${path.join(folder, MARKER)}.`;
}
