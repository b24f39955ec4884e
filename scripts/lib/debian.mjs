import { existsSync } from "node:fs";
import { run } from "./process.mjs";
import { say } from "./project.mjs";

/**
 * Installs Debian's packages where that can be done: on Debian, as root. Elsewhere nothing happens.
 * @param {readonly string[]} packages
 */
export async function installDebian(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version") || !existsSync("/usr/bin/apt-get"))
    return;
  say(`Installing from Debian: ${packages.join(", ")} (apt-get) …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  const install = [...wait, "install", "-y", "--no-install-recommends", ...packages];
  /** @param {string[]} args */
  const apt = (args) => run("/usr/bin/apt-get", args, { env, stdout: "stderr" });
  // A fresh machine has no package lists, or old ones whose packages are gone.
  if ((await apt(install)) === 0 || (await apt([...wait, "update"])) !== 0) return;
  await apt(install);
}
