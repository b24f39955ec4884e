import { openDB } from "idb";
import { beforeEach, expect, it } from "vitest";
import { reduceProgress } from "@/learning/progress";
import versionOne from "@/tests/fixtures/progress-1.json";
import { ProgressDatabase } from "./progress-database";
import { useProgress } from "./progress-store";

const FILE = JSON.stringify(versionOne);
const store = () => useProgress.getState();

/** A device on which nothing was done yet. */
async function newDevice(): Promise<void> {
  await ProgressDatabase.open();
  const raw = await openDB("behind-the-glass");
  await Promise.all([raw.clear("events"), raw.clear("drafts")]);
  raw.close();
  useProgress.setState({ keeping: "kept", events: [], drafts: [], state: reduceProgress([]) });
}

beforeEach(newDevice);

it("a file of version 1 brings everything to this device, and a file made here brings it to the next", async () => {
  expect(await store().importText(FILE)).toEqual({
    ok: true,
    message: "8 steps and 1 piece of unfinished work were added to your progress.",
  });
  expect(store().keeping).toBe("kept");
  const { events, drafts } = store();
  const out = store().exportText();
  expect(JSON.parse(out)).toEqual(versionOne);

  await newDevice();
  expect(store().events).toEqual([]);
  await store().importText(out);
  expect(store().events).toEqual(events);
  expect(await (await ProgressDatabase.open()).read()).toEqual({ events, drafts });
  expect(store().drafts).toEqual(drafts);
  expect(await store().importText(out)).toEqual({
    ok: true,
    message: "Everything in this file was here already.",
  });
});

it("work in a lesson that is newer in the file is told, and the older one does not come back", async () => {
  await store().importText(FILE);
  const [draft] = versionOne.drafts;
  const later = { ...draft, atMs: (draft?.atMs ?? 0) + 1, sequence: 20 };
  const file = (each: object) => JSON.stringify({ ...versionOne, events: [], drafts: [each] });
  expect((await store().importText(file(later))).message).toBe(
    "1 piece of unfinished work was added to your progress.",
  );
  expect((await store().importText(FILE)).message).toBe("Everything in this file was here already.");
  expect(store().drafts.map(({ sequence }) => sequence)).toEqual([20]);
});

it("a file of a later version is refused in one sentence, and nothing changes", async () => {
  await store().importText(FILE);
  const before = store().exportText();
  const later = JSON.stringify({ ...versionOne, version: 2, mixes: [] });
  expect(await store().importText(later)).toEqual({
    ok: false,
    message:
      "This progress file was made by a later version of Behind the Glass; open it there. Nothing on this device was changed.",
  });
  expect(store().exportText()).toBe(before);
});
