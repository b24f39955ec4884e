import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { uploadShelfIn } from "../../server/grading/upload-shelf";
import { otherUploadsFolder } from "../../server/submissions/shared-folder";
import { NOW } from "./class-fixture";
import { newStore } from "./stores";

test("a server that keeps handed-in files elsewhere than the others of its database says so", async () => {
  const { store, clear } = await newStore("postgres");
  const [shared, own] = [1, 2].map(() => mkdtempSync(path.join(tmpdir(), "uploads-")));
  const look = (folder: string) => otherUploadsFolder(store, folder, NOW);
  const both = await Promise.all([look(shared!), look(shared!)]);
  expect(both).toEqual([undefined, undefined]);
  const complaint = await look(own!);
  expect(complaint).toContain("share one folder");
  expect(await look(shared!)).toBeUndefined();
  // Files of deleted work are swept away, the name stays.
  await uploadShelfIn(shared!).sweep(async () => false);
  expect(readdirSync(path.join(shared!, "uploads"))).toEqual([".folder-id"]);
  const name = readFileSync(path.join(shared!, "uploads", ".folder-id"), "utf8");
  expect(complaint).toContain(name);
  writeFileSync(path.join(own!, "uploads", ".folder-id"), `${name}\n`);
  expect(await look(own!)).toBeUndefined();
  for (const folder of [shared!, own!]) rmSync(folder, { recursive: true });
  await clear();
});
