import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { freePort } from "../../scripts/lib/free-port.mjs";

/**
 * One more instance of the course, as the build that is tested serves it.
 * @param dataDirectory where its data lie, in full
 * @param project folder with a build
 */
export async function startInstance(dataDirectory: string, project = process.cwd()) {
  const port = await freePort();
  const next = path.resolve("node_modules/next/dist/bin/next");
  const child: ChildProcess = spawn(
    process.execPath,
    [next, "start", "-p", String(port), "-H", "127.0.0.1"],
    {
      cwd: project,
      env: { ...process.env, NODE_ENV: "production", DATA_DIR: dataDirectory, PORT: String(port) },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let said = "";
  child.stdout?.on("data", (data) => {
    said += String(data);
  });
  const address = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${address}/api/health`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
  const end = async () => {
    child.kill();
    await once(child, "close");
  };
  return { address, end, token: () => /\/set-up#([\w-]{43})\s/.exec(said)?.[1] };
}

/** A copy of the build that is tested, as if there had been no file `proxy.ts`. */
export function buildWithoutProxy(): { project: string; clear: () => void } {
  const project = mkdtempSync(path.join(tmpdir(), "without-proxy-"));
  for (const name of ["node_modules", "public", "scripts", "package.json", "next.config.mjs"])
    symlinkSync(path.resolve(name), path.join(project, name));
  cpSync(".next", path.join(project, ".next"), {
    recursive: true,
    filter: (file) => !/\.next\/(cache|dev|server\/middleware)(\/|\.js|$)/.test(file),
  });
  const manifest = path.join(project, ".next", "server", "functions-config-manifest.json");
  const { functions, ...rest } = JSON.parse(readFileSync(manifest, "utf8"));
  delete functions["/_middleware"];
  writeFileSync(manifest, JSON.stringify({ ...rest, functions }));
  return { project, clear: () => rmSync(project, { recursive: true, force: true }) };
}
