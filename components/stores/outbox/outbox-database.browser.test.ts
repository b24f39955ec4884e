import { expect, it } from "vitest";
import { newId } from "../new-id";
import type { OutboxEntry } from "./entry";
import { OutboxDatabase } from "./outbox-database";

const entry = (madeAt: number): OutboxEntry => ({
  ...{ id: newId(), ownerId: newId(), assignmentId: newId(), variantId: newId() },
  ...{ title: "Work", work: "{}", madeAt, refused: null },
});

it("keeps entries in the order of the clicks, beyond the page that made them, until they are removed", async () => {
  const first = await OutboxDatabase.open();
  const [late, early] = [entry(2), entry(1)];
  await first.put(late);
  await first.put(early);
  const second = await OutboxDatabase.open();
  const ids = (entries: readonly OutboxEntry[]) =>
    entries.map(({ id }) => id).filter((id) => id === late.id || id === early.id);
  expect(ids(await second.all())).toEqual([early.id, late.id]);
  await second.put({ ...early, refused: "No." });
  await second.remove(late.id);
  expect(ids(await first.all())).toEqual([early.id]);
  expect((await first.all()).find(({ id }) => id === early.id)?.refused).toBe("No.");
});

it("keeps one draft for each variant, the last", async () => {
  const database = await OutboxDatabase.open();
  const [variantId, ownerId] = [newId(), newId()];
  const draft = { variantId, ownerId, work: "{}", revision: 1, isSent: false };
  await database.putDraft(draft);
  await database.putDraft({ ...draft, revision: 2, isSent: true });
  expect(await database.draft(variantId)).toMatchObject({ revision: 2, isSent: true });
  await database.removeDraft(variantId);
  expect(await database.draft(variantId)).toBeUndefined();
});
