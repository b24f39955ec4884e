import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundleScript } from "../../scripts/lib/script-bundle.mjs";
import { type Outcome, outcomeOf } from "./programs";

/** As root a mount of one's own, else within a user's own namespace; both end with their process. */
const NAMESPACES = process.getuid?.() === 0 ? ["--mount"] : ["--user", "--map-root-user", "--mount"];
const MOUNT = 'mount -t tmpfs -o "size=$1,mode=700" tmpfs "$2" && shift 2 && exec "$@"';

const inside = (megabytes: number, folder: string, ...command: string[]) =>
  [...NAMESPACES, "sh", "-c", MOUNT, "sh", `${megabytes}m`, folder].concat(command);

/** Whether this machine lets a process have a disk of its own: Linux does, some containers do not. */
export function canHaveSmallDisk(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), "small-disk-"));
  const { status } = spawnSync("unshare", inside(1, folder, "true"), { stdio: "ignore" });
  rmSync(folder, { recursive: true });
  return status === 0;
}

/** Runs tests/database/on-small-disk.ts on a file system of so many megabytes that nobody else sees. */
export async function runOnSmallDisk(megabytes: number): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), "small-disk-"));
  const program = fileURLToPath(await bundleScript("tests", "database", "on-small-disk.ts"));
  const args = inside(megabytes, folder, process.execPath, program, folder);
  try {
    return await outcomeOf(spawn("unshare", args, { stdio: ["ignore", "pipe", "pipe"] }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
