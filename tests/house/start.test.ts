import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inProject } from "../../scripts/lib/project.mjs";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "start-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function collect(child: ChildProcess): { text: string } {
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data) => {
      output.text += String(data);
    });
  }
  return output;
}

async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [inProject("scripts", "start.mjs")], {
    env: { ...process.env, DATA_DIR: folder, ...env },
  });
  const output = collect(child);
  const [status] = await once(child, "close");
  return { status, lines: output.text.trimEnd().split("\n") };
}

describe("npm start stops before anything slow, with one line", () => {
  test("when the port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { status, lines } = await start({ PORT: port, HOST: "127.0.0.1" });
    server.close();
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^Port ${port} is already in use`))]);
  });

  test.each([
    ["DATA_DIR", "cannot be written to", () => path.join(writeFile("plain-file"), "data")],
    ["PORT", "whole number", () => "http"],
    ["PORT", "whole number", () => "70000"],
    ["HOST", "cannot be listened on", () => "203.0.113.1"],
    ["ALLOWED_FRAME_ANCESTORS", "not an origin", () => "https://school.example;script-src"],
  ])("when %s is wrong (%s)", async (name, sentence, value) => {
    const { status, lines } = await start({ [name]: value() });
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(name);
    expect(lines[0]).toContain(sentence);
  });
});

function writeFile(name: string, text = ""): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Writes a script that serves, by the same functions as `npm start`, a server that ends when told to. */
function writeSupervisor(): string {
  const server = writeFile(
    "server.mjs",
    `import { createServer } from "node:http";
     const server = createServer().listen(0, () => console.log("serving " + process.pid));
     process.on("SIGTERM", () => server.close());
     process.on("SIGINT", () => server.close());`,
  );
  const library = pathToFileURL(inProject("scripts", "lib", "process.mjs")).href;
  return writeFile(
    "supervisor.mjs",
    `import { endWithChildren, runMain, runNode } from ${JSON.stringify(library)};
     await runMain(async () => {
       endWithChildren(0);
       return runNode(${JSON.stringify(server)}, []);
     });`,
  );
}

/** Process id that the server prints once it serves. */
async function servingId(child: ChildProcess): Promise<number> {
  const output = collect(child);
  while (!/serving \d+\n/.test(output.text) && child.stdout !== null) await once(child.stdout, "data");
  return Number(/serving (\d+)/.exec(output.text)?.[1]);
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

describe("a server that was started", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("ends with status 0 on %s", async (signal) => {
    const supervisor = spawn(process.execPath, [writeSupervisor()]);
    const server = await servingId(supervisor);
    supervisor.kill(signal);
    const [status] = await once(supervisor, "close");
    expect(status).toBe(0);
    expect(isRunning(server)).toBe(false);
  });

  test("ends when the shell that npm started it by is killed", async () => {
    // The second command keeps the shell from handing its own process over to Node.
    const shell = spawn("sh", ["-c", `"${process.execPath}" "${writeSupervisor()}"; exit $?`], {
      env: { ...process.env, npm_lifecycle_event: "start" },
    });
    const server = await servingId(shell);
    shell.kill("SIGKILL");
    // Its output closes when the last process that holds it has ended.
    await once(shell, "close");
    await expect.poll(() => isRunning(server)).toBe(false);
  });
});
