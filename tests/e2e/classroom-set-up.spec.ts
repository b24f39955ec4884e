import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { ask, newVisitor, PASSWORD, told } from "./classroom-cast";
import { startInstance } from "./own-instance";

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
