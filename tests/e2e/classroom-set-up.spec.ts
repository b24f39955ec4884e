import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { ask, newVisitor, PASSWORD, told } from "./classroom-cast";

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** An instance of the course on data of its own, as the build that is tested serves it. */
async function startInstance(dataDirectory: string) {
  const port = await freePort();
  const next = "node_modules/next/dist/bin/next";
  const child: ChildProcess = spawn(
    process.execPath,
    [next, "start", "-p", String(port), "-H", "127.0.0.1"],
    {
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

test("of two instances that start at once, each prints a token, and one administrator is made", async ({
  page,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), "set-up-"));
  const [one, two] = await Promise.all([startInstance(folder), startInstance(folder)]);
  try {
    await expect.poll(one.token).toBeDefined();
    await expect.poll(two.token).toBeDefined();
    const [first, second] = [one.token() ?? "", two.token() ?? ""];
    expect(first).not.toBe(second);

    // Printed by one, used at the other: it is in the data, not in a process.
    await page.goto(`${two.address}/set-up#${first}`);
    await expect(page.getByLabel("Set-up token")).toHaveValue(first);
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("User name").fill("ada");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Set up" }).click();
    await expect(page.getByText("Signed in as Ada")).toBeVisible();

    const late = await newVisitor(one.address);
    const asked = { token: second, name: "Eve", userName: "eve", password: PASSWORD };
    expect((await ask(late, "POST", "set-up", asked)).status()).toBe(409);
    await told(late, "POST", "sign-in", { userName: "ada", password: PASSWORD });
    const { staff } = await told<{ staff: object[] }>(late, "GET", "staff");
    expect(staff).toHaveLength(1);
    await page.goto(`${one.address}/set-up`);
    await expect(page.getByText("The course is set up.")).toBeVisible();
  } finally {
    await Promise.all([one.end(), two.end()]);
  }
  const third = await startInstance(folder);
  await third.end();
  expect(third.token()).toBeUndefined();
  rmSync(folder, { recursive: true, force: true });
});

test("a client's own word about its address counts for nothing", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "set-up-"));
  const { address, end } = await startInstance(folder);
  try {
    const guesses = Array.from({ length: 201 }, (_, index) =>
      fetch(`${address}/api/classroom/transfers/take`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin: address,
          "x-forwarded-for": `192.0.2.${index}`,
        },
        body: JSON.stringify({ code: "00000000" }),
      }),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(200);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  } finally {
    await end();
  }
  rmSync(folder, { recursive: true, force: true });
});
