import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Pcm } from "../../audio-engine/files/pcm";
import { pcmSha256 } from "../../audio-engine/files/pcm-hash";
import { readWav } from "../../audio-engine/files/wav";
import { ForbiddenError } from "../../server/auth/allow";
import { addMember } from "../../server/db/classes";
import { NotFoundError } from "../../server/db/errors";
import type { Store } from "../../server/db/handle";
import { addStaff, type Person, personById } from "../../server/db/people";
import { write } from "../../server/db/transactions";
import { soundShelfIn } from "../../server/grading/sound-shelf";
import type { SoundMakers } from "../../server/submissions/sound-makers";
import { variantSound } from "../../server/submissions/variant-sound";
import { makeClass, NOW, VARIANT } from "./class-fixture";
import { KINDS, newStore } from "./stores";

const FULL = 8388608;
const soundOf = (...samples: number[]): Pcm => {
  const channels = [Int32Array.from(samples), Int32Array.from(samples, (x) => -1 - x)];
  return { channels, bits: 24, frames: samples.length, sampleRateHz: 48000 };
};
const REFERENCE = soundOf(0, 1, FULL - 1);
const HEARD = soundOf(7, -FULL, 3);
const OTHER = soundOf(5);

describe.each(KINDS)("sounds of a variant on %s", (kind) => {
  const folder = mkdtempSync(path.join(tmpdir(), "sounds-"));
  const shelf = soundShelfIn(folder);
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  let hashes: { reference: string; heard: string; other: string };
  let own: { variantId: string; classId: string };
  let people: Record<"owner" | "fellow" | "instructor" | "assistant" | "stranger" | "admin", Person>;

  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
    const [reference = "", heard = "", other = ""] = await Promise.all(
      [REFERENCE, HEARD, OTHER].map(pcmSha256),
    );
    hashes = { reference, heard, other };
    const named = (pcmSha256: string) => ({ pcmSha256, frames: 3 });
    const shown = { reference: named(reference), heard: named(heard) };
    const secret = { seed: 5, materialIndex: 2 };
    const first = await makeClass(store, ["Ada", "Bo"], { ...VARIANT, public: shown, secret });
    const second = await makeClass(store, ["Cy"]);
    await shelf.keep(other, OTHER);
    own = { variantId: first.students[0]?.variantId ?? "", classId: first.classId };
    people = await write(store, async (writer) => {
      const staff = { name: "Al", passwordHash: "x" };
      const assistant = await addStaff(writer, { ...staff, role: "assistant", userName: `al-${kind}` }, NOW);
      const admin = await addStaff(writer, { ...staff, role: "admin", userName: `root-${kind}` }, NOW);
      await addMember(writer, own.classId, assistant, { role: "assistant", state: "active" }, NOW);
      return {
        owner: await personById(writer, first.students[0]?.id ?? ""),
        fellow: await personById(writer, first.students[1]?.id ?? ""),
        stranger: await personById(writer, second.students[0]?.id ?? ""),
        instructor: await personById(writer, first.instructor.id),
        ...{ assistant, admin },
      };
    });
  });
  afterAll(async () => {
    await made.clear();
    rmSync(folder, { recursive: true, force: true });
  });

  const keepBoth = async () => {
    await shelf.keep(hashes.reference, REFERENCE);
    await shelf.keep(hashes.heard, HEARD);
  };
  const makers = (run: () => Promise<unknown>) =>
    ({ shelf, quizShelf: shelf, workers: { run } }) as SoundMakers;
  const get = (actor: Person, sha256: string, run: () => Promise<unknown> = keepBoth) =>
    variantSound(store, actor, { variantId: own.variantId, sha256 }, makers(run));

  test("are whole, to the last bit, and rendered again where they are missing", async () => {
    const run = vi.fn(keepBoth);
    const bytes = await get(people.owner, hashes.reference, run);
    expect(run.mock.calls).toEqual([
      ["hand-out", { exerciseId: VARIANT.generator, seed: 5, materialIndex: 2 }, "now"],
    ]);
    expect(readWav(bytes)).toEqual(REFERENCE);
    expect(readWav(await get(people.owner, hashes.heard, run))).toEqual(HEARD);
    expect(run).toHaveBeenCalledOnce();
  });

  test("are for their student and the staff of the class", async () => {
    for (const person of [people.owner, people.instructor, people.assistant])
      expect((await get(person, hashes.heard)).length).toBeGreaterThan(44);
    for (const person of [people.fellow, people.admin])
      await expect(get(person, hashes.heard)).rejects.toThrow(ForbiddenError);
    await expect(get(people.stranger, hashes.heard)).rejects.toThrow(NotFoundError);
  });

  test("are found by no other name: another sound, a path, a variant that is none", async () => {
    for (const sha256 of [hashes.other, "../../secrets", "", hashes.heard.toUpperCase()])
      await expect(get(people.owner, sha256)).rejects.toThrow(NotFoundError);
    const asked = { variantId: "11111111-1111-4111-8111-111111111111", sha256: hashes.heard };
    await expect(variantSound(store, people.owner, asked, makers(keepBoth))).rejects.toThrow(NotFoundError);
  });

  test("that nobody can make again are an error of ours, not silence", async () => {
    rmSync(folder, { recursive: true, force: true });
    await expect(get(people.owner, hashes.heard, async () => undefined)).rejects.toThrow("is lost");
  });
});
