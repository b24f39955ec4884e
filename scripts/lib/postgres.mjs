import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { installDebian } from "./debian.mjs";
import { inProject, PlainError } from "./project.mjs";

/** Oldest that the course is tested with: Debian 12's. */
const OLDEST = 15;
const DEBIAN = "/usr/lib/postgresql";
const OTHERS = ["/opt/homebrew/opt/postgresql/bin", "/usr/local/opt/postgresql/bin"];

/** @param {string} folder */
function versionIn(folder) {
  try {
    const words = execFileSync(path.join(folder, "postgres"), ["--version"], {
      encoding: "utf8",
      stdio: "pipe",
    });
    return Number(/ (\d+)/.exec(words)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function findFolder() {
  const debian = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, "bin"))
    : [];
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), ...debian, ...OTHERS];
  return folders
    .filter((folder) => folder !== "" && existsSync(path.join(folder, "initdb")))
    .find((folder) => versionIn(folder) >= OLDEST);
}

/**
 * Finds PostgreSQL's server programs for the tests, or brings Debian's.
 * @returns {Promise<string>} the folder that holds them
 * @throws {PlainError} when they cannot be had
 */
export async function ensurePostgres() {
  const named = process.env.POSTGRES_BIN;
  if (named) {
    if (versionIn(named) >= OLDEST) return named;
    throw new PlainError(`POSTGRES_BIN names ${named}, which holds no PostgreSQL ${OLDEST} or later.`);
  }
  if (findFolder() === undefined) await installDebian(["postgresql"]);
  const folder = findFolder();
  if (folder !== undefined) return folder;
  throw new PlainError(
    `The data layer is tested on PostgreSQL ${OLDEST} or later; install it (Debian: postgresql), or name its folder of programs with POSTGRES_BIN.`,
  );
}

/** PostgreSQL does not run as root. @returns {{ uid: number, gid: number } | undefined} whom it runs as instead */
function otherUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = ["-u", "-g"].map((which) =>
        Number(execFileSync("id", [which, name], { encoding: "utf8", stdio: "pipe" })),
      );
      if (uid && gid) return { uid, gid };
    } catch {
      // No such user: the next one.
    }
  }
  throw new PlainError(
    "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.",
  );
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/**
 * Starts a PostgreSQL server to be thrown away: a folder, a port and a password of its own, on this machine only. It ends with
 * this process, however that ends.
 * @param {string} programs folder of its programs
 * @param {{ isDurable?: boolean }} [how] whether it writes to the disk before it answers, as a real one does
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} address of its database "postgres"
 * @throws {PlainError} when it does not start
 */
export async function startPostgres(programs, { isDurable = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "behind-the-glass-postgres-"));
  const data = path.join(folder, "data");
  const password = randomBytes(18).toString("base64url");
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const user = otherUser();
  if (user !== undefined) for (const place of [folder, passwordFile]) chownSync(place, user.uid, user.gid);
  chmodSync(folder, 0o700);
  try {
    execFileSync(
      path.join(programs, "initdb"),
      ["-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"].concat(
        "--auth=scram-sha-256",
        `--pwfile=${passwordFile}`,
      ),
      { ...user, cwd: folder, stdio: "pipe", encoding: "utf8" },
    );
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    const said =
      error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n").at(-1) : "";
    throw new PlainError(`PostgreSQL's initdb failed: ${said}`);
  }
  const port = await freePort();
  // Only processes are killed in the tests, never the machine: what fsync protects against is not asked.
  const options = ["-c", "shared_buffers=32MB", "-c", "max_connections=120"];
  if (!isDurable) options.push("-c", "fsync=off");
  const place = ["-h", "127.0.0.1", "-p", String(port), "-k", folder];
  const keeper = spawn(
    process.execPath,
    [
      inProject("scripts", "lib", "postgres-keeper.mjs"),
      folder,
      path.join(programs, "postgres"),
      "-D",
      data,
    ].concat(place, options),
    { ...user, cwd: folder, stdio: ["pipe", "pipe", "inherit"] },
  );
  const ended = new Promise((resolve) => keeper.once("exit", resolve));
  const isReady = await new Promise((resolve) => {
    keeper.stdout.once("data", () => resolve(true));
    keeper.once("exit", () => resolve(false));
  });
  const stop = async () => {
    keeper.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  if (!isReady) {
    await stop();
    throw new PlainError("PostgreSQL did not start; its words stand above.");
  }
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop };
}
