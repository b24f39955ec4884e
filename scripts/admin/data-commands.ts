import path from "node:path";
import { backUp, moveToPostgres, restore } from "@/server/db/backup";
import { StoreError } from "@/server/db/errors";
import type { Store } from "@/server/db/handle";
import type { Terminal } from "./terminal";

export async function backupCommand(store: Store, [file = ""]: readonly string[], { out }: Terminal) {
  const rows = await backUp(store, path.resolve(file));
  out(`${rows} rows were written to ${file}.\n`);
}

export async function restoreCommand(store: Store, [file = ""]: readonly string[], { out, now }: Terminal) {
  const rows = await restore(store, path.resolve(file), now());
  out(`${rows} rows were put back from ${file}.\n`);
}

export async function moveCommand(store: Store, [url = ""]: readonly string[], { out }: Terminal) {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new StoreError("The address must look like postgres://user:password@host:5432/database.");
  const rows = await moveToPostgres(store, url);
  out(
    `${rows} rows were moved. Start the course with DATABASE_URL from now on; the SQLite file takes no more changes.\n`,
  );
}
